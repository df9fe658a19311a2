import type { Item, ItemKind } from '../../../core/item.ts';
import type { World } from '../../../core/ports.ts';
import { proposalBody } from '../review.ts';
import { complaintBody } from './complaint-body.ts';
import type { ItemBody, ShownBody } from './item-body.ts';
import { reportBody } from './report-body.ts';
import { responseBody } from './response-body.ts';

const bodies: { readonly [K in ItemKind]: ItemBody<K> } = {
  report: reportBody,
  proposal: proposalBody,
  response: responseBody,
  complaint: complaintBody,
};

/** The body of an item, by its kind. */
export function bodyOf<K extends ItemKind>(world: World, item: Item<K>): Promise<ShownBody> {
  return (bodies[item.kind] as ItemBody<K>)(world, item);
}
