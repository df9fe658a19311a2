import { z } from 'zod';
import { type ActionContext, action } from '../core/action.ts';
import { canonicalJson } from '../core/canonical.ts';
import type { Item, ItemOutcome } from '../core/item.ts';
import { editors } from '../core/policy.ts';
import { type Bringing, checkEdit, editShape } from '../core/proposal.ts';
import { clashChoices } from '../core/three-way.ts';
import { itemPlace, toldReason, waitingItem } from './any-item.ts';
import { publishEdit } from './review-publish.ts';
import { signedBy, whyShape } from './signed-by.ts';

const settled = z.strictObject({ against: z.number().int().min(1), choices: z.array(z.enum(clashChoices)).max(100) });
const { changes, sources, entities, record, base } = editShape;

const today = ({ world }: ActionContext): string => world.clock.now().slice(0, 'yyyy-mm-dd'.length);

const whatOf = (edit: Bringing): string => canonicalJson([edit.changes, edit.sources, edit.entities]);

type Ending = { readonly state: 'accepted' | 'refused'; readonly outcome: Omit<ItemOutcome, 'day'> };

async function end(item: Item, { state, outcome }: Ending, context: ActionContext): Promise<void> {
  await context.tx.changeItem({ ...item, state, outcome: { day: today(context), ...outcome } }, item.version);
}

/**
 * Publishes a proposal, as it was sent or with other changes in its place, on top of the newest version. The proposal, its
 * new sources and entities and the version of the record are kept together or not at all.
 */
export const publishProposal = action({
  name: 'publish-proposal',
  who: editors,
  input: z
    .strictObject({
      ...itemPlace,
      edited: z.strictObject({ changes, sources, entities, base }).superRefine(checkEdit).optional(),
      settled: settled.optional(),
      ...whyShape,
    })
    .refine(
      ({ edited, settled: choice }) => edited !== undefined || choice === undefined || choice.choices.length > 0,
      {
        message: 'settles nothing',
      },
    ),
  run: async ({ id, version, edited, settled: choice, ...why }, context) => {
    const item = await waitingItem(context.tx, 'proposal', { id, version });
    const { reason, credit } = signedBy(why, context.actor);
    const edit = { ...item.content, ...edited, ...(choice && { settled: choice }) };
    const made = await publishEdit(edit, { reason, credit }, context);
    const isChanged = edited !== undefined && whatOf(edited) !== whatOf(item.content);
    const outcome = { reason, records: [made.id], revision: made.revision, ...(isChanged && { isChanged }) };
    await end(item, { state: 'accepted', outcome }, context);
    return { id, record: made.id, revision: made.revision };
  },
});

/** Declines a proposal, with a reason that its sender reads. */
export const declineProposal = action({
  name: 'decline-proposal',
  who: editors,
  input: z.strictObject({ ...itemPlace, reason: toldReason }),
  run: async ({ id, version, reason }, context) => {
    const item = await waitingItem(context.tx, 'proposal', { id, version });
    await end(item, { state: 'refused', outcome: { reason, records: [] } }, context);
    return { id };
  },
});

/** An editor changes a record at once; what others changed since the version they looked at stays as it is. */
export const editRecord = action({
  name: 'edit-record',
  who: editors,
  input: z
    .strictObject({
      record,
      base,
      changes,
      sources,
      entities,
      settled: settled.optional(),
      ...whyShape,
    })
    .superRefine(checkEdit),
  run: async ({ reason, credit, ...edit }, context) =>
    publishEdit(edit, signedBy({ reason, ...(credit && { credit }) }, context.actor), context),
});
