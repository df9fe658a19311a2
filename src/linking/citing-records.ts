import { sharedCollection } from '../core/arrival.ts';
import type { RecordCard } from '../core/index-entry.ts';
import type { ReadStore } from '../core/ports.ts';
import { urlSpellings } from '../core/url-key.ts';

/** How many links of each are looked at, and how many records are given for it. */
export type Citing = { readonly links: number; readonly most: number };

const keyOf = (address: string): string => `source:${address}`;

function byTimes(cards: readonly RecordCard[]): readonly RecordCard[] {
  const times = Map.groupBy(cards, ({ id }) => id);
  return [...times.values()].sort((a, b) => b.length - a.length).flatMap(([card]) => card ?? []);
}

/**
 * For each list of links the public records that cite one of these pages, those first that cite most of them. However many
 * lists there are, their addresses are looked up together; a name without such records is left out.
 */
export async function citingRecords(
  store: ReadStore,
  links: ReadonlyMap<string, readonly string[]>,
  { links: most, most: each }: Citing,
): Promise<ReadonlyMap<string, readonly RecordCard[]>> {
  const spelt = new Map([...links].map(([name, list]) => [name, list.slice(0, most).flatMap(urlSpellings)]));
  const keys = [...new Set([...spelt.values()].flat())].map(keyOf);
  const sources = keys.length > 0 ? await store.origins(sharedCollection, keys) : new Map<string, string>();
  const ids = [...new Set(sources.values())];
  const cards = new Map(
    await Promise.all(ids.map(async (id) => [id, await store.sourceRecords(id, { limit: each, offset: 0 })] as const)),
  );
  const found = [...spelt].map(([name, addresses]) => {
    const own = new Set(addresses.flatMap((address) => sources.get(keyOf(address)) ?? []));
    return [name, byTimes([...own].flatMap((id) => cards.get(id) ?? [])).slice(0, each)] as const;
  });
  return new Map(found.filter(([, list]) => list.length > 0));
}
