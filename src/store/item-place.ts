import type { Item } from '../core/item.ts';
import { numberOf } from '../core/revision.ts';

/** Where an item stands in lists, as a text that sorts: its day, its number, its letter. */
export function placeOf({ id, day }: Pick<Item, 'id' | 'day'>): string {
  return `${day} ${String(numberOf(id)).padStart(16, '0')} ${id[0]}`;
}

/** The id of the item that stands at a place. */
export function idAt(place: string): string {
  const [, number, letter] = place.split(' ');
  return `${letter}-${Number(number)}`;
}
