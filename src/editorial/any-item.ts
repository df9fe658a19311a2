import { z } from 'zod';
import { Refused } from '../core/errors.ts';
import { type Item, type ItemKind, isWaiting } from '../core/item.ts';
import type { ReadStore } from '../core/ports.ts';

/** Which item an editor means, at the version they looked at. */
export const itemPlace = { id: z.string().max(20), version: z.number().int().min(1) } as const;

/** What an editor writes so that the sender, or everybody, reads it. */
export const toldReason = z
  .string()
  .trim()
  .min(1, 'Please say why; the sender reads it')
  .max(2_000, 'This is longer than 2,000 characters');

type Place = { readonly id: string; readonly version: number };

function itemAt(item: Item | undefined, { id, version }: Place): Item {
  if (!item) throw new Refused('not-found', `There is no item ${id}.`);
  if (item.version !== version) throw new Refused('conflict');
  return item;
}

/** An item of any kind. Refuses with `not-found`, or with `conflict` when it has moved past the version that was looked at. */
export async function anyItem(store: ReadStore, place: Place): Promise<Item> {
  return itemAt(await store.item(place.id), place);
}

function checkWaits({ id, state }: Item): void {
  if (!isWaiting(state)) throw new Refused('wrong-state', `${id} has been decided already.`);
}

/** An item that still waits. Refuses with `wrong-state` when it was decided, else as `anyItem` does. */
export async function anyWaiting(store: ReadStore, place: Place): Promise<Item> {
  const item = await store.item(place.id);
  if (item) checkWaits(item);
  return itemAt(item, place);
}

/** An item of a kind that still waits, whatever its version. Refuses with `not-found` or `wrong-state`. */
export async function undecided<K extends ItemKind>(store: ReadStore, kind: K, id: string): Promise<Item<K>> {
  const item = await store.item(id);
  if (item?.kind !== kind) throw new Refused('not-found', `There is no ${kind} ${id}.`);
  checkWaits(item);
  return item as Item<K>;
}

/** An item of a kind that still waits, at the version that was looked at. Refuses as `undecided` does, or with `conflict`. */
export async function waitingItem<K extends ItemKind>(store: ReadStore, kind: K, place: Place): Promise<Item<K>> {
  const item = await undecided(store, kind, place.id);
  itemAt(item, place);
  return item;
}
