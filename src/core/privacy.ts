import type { EntityDocument } from './entity.ts';

/** What stands in the place of a private person, everywhere. */
export const withheldName = 'a private person';

/** Whether an entity may appear on a public surface. Private persons never do; an entity that cannot be found neither. */
export function isShown(entity: EntityDocument | undefined): entity is EntityDocument {
  return entity !== undefined && entity.kind !== 'private-person';
}
