import type { Item, ItemKind } from '../../../core/item.ts';
import type { World } from '../../../core/ports.ts';
import { complaintBody } from '../complain-desk.ts';
import { responseBody, responseView } from '../respond-desk.ts';
import { proposalBody } from '../review.ts';
import type { ItemBody, ShownBody } from './item-body.ts';
import { reportBody } from './report-body.ts';

const response: ItemBody<'response'> = async (world, item) => {
  const view = await responseView(world, item);
  return { show: (ask) => responseBody(view, ask), twin: { isVerified: view.isVerified } };
};

const complaint: ItemBody<'complaint'> = async ({ clock }, item) => {
  const today = clock.now().slice(0, 10);
  return { show: (ask) => complaintBody(item, ask, { today }) };
};

const bodies: { readonly [K in ItemKind]: ItemBody<K> } = {
  report: reportBody,
  proposal: proposalBody,
  response,
  complaint,
};

/** The body of an item, by its kind. */
export function bodyOf<K extends ItemKind>(world: World, item: Item<K>): Promise<ShownBody> {
  return (bodies[item.kind] as ItemBody<K>)(world, item);
}
