import { Refused } from '../core/errors.ts';
import { type Item, type ItemKind, isWaiting } from '../core/item.ts';
import type { ReadStore } from '../core/ports.ts';

/** A waiting item of a kind, at the version that was looked at. Refuses with `not-found`, `wrong-state` or `conflict`. */
export async function waitingItem<K extends ItemKind>(
  store: ReadStore,
  kind: K,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Item<K>> {
  const item = await store.item(id);
  if (item?.kind !== kind) throw new Refused('not-found', `There is no ${kind} ${id}.`);
  if (!isWaiting(item.state)) throw new Refused('wrong-state', `${id} has been decided already.`);
  if (item.version !== version) throw new Refused('conflict');
  return item as Item<K>;
}
