import type { EntityDocument } from '../core/entity.ts';
import type { DocumentHead, World } from '../core/ports.ts';
import { publicEntity } from '../core/public.ts';

// Merges make no circle, but a page must come to an end whatever the store holds.
const MAX_MERGES = 1_000;

const byId = (heads: readonly DocumentHead[]) => new Map(heads.map((head) => [head.id, head]));

/** Where each of these records ended up, by its id: itself, or the last of those it was merged into one after another. */
export async function survivorsOf(
  world: World,
  heads: readonly DocumentHead[],
): Promise<ReadonlyMap<string, DocumentHead>> {
  let ends = byId(heads);
  for (let merges = 0; merges < MAX_MERGES; merges += 1) {
    const next = byId(await world.store.headsOf([...ends.values()].flatMap((head) => head.mergedInto ?? [])));
    if (next.size === 0) break;
    ends = new Map([...ends].map(([id, end]) => [id, next.get(end.mergedInto ?? '') ?? end]));
  }
  return ends;
}

/** Where one record ended up. */
export async function survivorOf(world: World, head: DocumentHead): Promise<DocumentHead> {
  return (await survivorsOf(world, [head])).get(head.id) ?? head;
}

/** The id of the entity that this one was merged into, when it was and when that one may be shown. */
export async function entitySurvivor(world: World, id: string): Promise<string | undefined> {
  const head = await world.store.head(id);
  if (head?.mergedInto === undefined) return undefined;
  const end = await survivorOf(world, head);
  const [survivor] = await world.store.current([...(await world.store.publiclyNamed([end.id]))]);
  return publicEntity(survivor as EntityDocument | undefined) ? end.id : undefined;
}
