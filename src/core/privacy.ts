import type { EntityDocument } from './entity.ts';

/** What stands in the place of a private person, everywhere. */
export const withheldName = 'a private person';

/** Why an entity is a group that stands where imports met the name of a private person ("Family of a private person"). */
export const standInReason = 'Stands for private persons, whose names are withheld';

/** The one code of all such stand-ins in facets and statistics: who they stand for is not told, so they are not told apart. */
export const withheldCode = 'withheld';

/** Whether an entity stands for private persons whose names are withheld. */
export function isStandIn(entity: EntityDocument | undefined): boolean {
  return entity?.kindReason === standInReason;
}

/** Whether an entity may appear on a public surface. Private persons never do; an entity that cannot be found neither. */
export function isShown(entity: EntityDocument | undefined): entity is EntityDocument {
  return entity !== undefined && entity.kind !== 'private-person';
}
