import { z } from 'zod';
import { Refused } from '../core/errors.ts';
import { type Item, isWaiting } from '../core/item.ts';
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

/** An item of any kind. Refuses with `not-found`, or with `conflict` when it has moved past the version that was looked at. */
export async function anyItem(store: ReadStore, { id, version }: Place): Promise<Item> {
  const item = await store.item(id);
  if (!item) throw new Refused('not-found', `There is no item ${id}.`);
  if (item.version !== version) throw new Refused('conflict');
  return item;
}

/** An item that still waits. Refuses as `anyItem` does, and with `wrong-state` when it was decided. */
export async function anyWaiting(store: ReadStore, place: Place): Promise<Item> {
  const item = await anyItem(store, place);
  if (!isWaiting(item.state)) throw new Refused('wrong-state', `${item.id} has been decided already.`);
  return item;
}
