import type { ReadStore } from './ports.ts';

// Merges make no circle, but a walk must come to an end whatever the store holds.
const MAX_MERGES = 1_000;

/** The id under which a document lives on: its own, or that of the last one it was merged into, over one merge or several. */
export async function survivingId(store: Pick<ReadStore, 'head'>, id: string): Promise<string> {
  let at = id;
  for (let merges = 0; merges < MAX_MERGES; merges += 1) {
    const next = (await store.head(at))?.mergedInto;
    if (next === undefined) break;
    at = next;
  }
  return at;
}
