import { canonicalJson } from './canonical.ts';
import type { EntityDocument } from './entity.ts';

// What stands now, without what came in between the two versions; in its order.
function without<T>(now: readonly T[] = [], before: readonly T[] = [], after: readonly T[] = []): readonly T[] {
  const had = new Set(before.map(canonicalJson));
  const gained = new Set(after.map(canonicalJson).filter((one) => !had.has(one)));
  return now.filter((one) => !gained.has(canonicalJson(one)));
}

/**
 * An entity as it stands, without what it gained from `before` to `after`, when another was merged into it. What was changed
 * since stays as it is.
 */
export function unmergedEntity(now: EntityDocument, before: EntityDocument, after: EntityDocument): EntityDocument {
  const { country, links: _links, ids: _ids, ...rest } = now;
  const links = without(now.links, before.links, after.links);
  const ids = without(now.ids, before.ids, after.ids);
  const isGained = before.country === undefined && country === after.country;
  return {
    ...rest,
    names: [...without(now.names, before.names, after.names)],
    ...(links.length > 0 && { links: [...links] }),
    ...(ids.length > 0 && { ids: [...ids] }),
    ...(country !== undefined && !isGained && { country }),
  };
}
