import { z } from 'zod';
import { type ActionContext, action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { type Item, type ItemOutcome, isWaiting, type ProposalContent } from '../core/item.ts';
import { editors } from '../core/policy.ts';
import type { ReadStore } from '../core/ports.ts';
import { checkEdit, editShape } from '../core/proposal.ts';
import { clashChoices } from '../core/three-way.ts';
import { publishEdit } from './review-publish.ts';

const reason = z.string().trim().min(1, 'Please say why').max(2_000);
const credit = z.string().trim().min(1).max(300);
const settled = z.strictObject({ against: z.number().int().min(1), choices: z.array(z.enum(clashChoices)).max(100) });
const place = { id: z.string(), version: z.number().int().min(1) };
const { changes, sources, entities, record, base } = editShape;

/** A proposal that still waits. Refuses with `not-found`, or with `wrong-state` when it was decided. */
export async function waitingProposal(store: ReadStore, id: string): Promise<Item<'proposal'>> {
  const item = await store.item(id);
  if (item?.kind !== 'proposal') throw new Refused('not-found', `There is no proposal ${id}.`);
  if (!isWaiting(item.state)) throw new Refused('wrong-state', `${id} was decided already.`);
  return item as Item<'proposal'>;
}

const today = ({ world }: ActionContext): string => world.clock.now().slice(0, 'yyyy-mm-dd'.length);

type Ending = { readonly version: number; readonly state: 'accepted' | 'refused'; readonly outcome: ItemOutcome };

async function end(item: Item, { version, state, outcome }: Ending, { tx }: ActionContext): Promise<void> {
  if (item.version !== version) throw new Refused('conflict', `Somebody else changed ${item.id} meanwhile.`);
  await tx.changeItem({ ...item, state, outcome }, version);
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
      ...place,
      edited: z.strictObject({ changes, sources, entities, base }).superRefine(checkEdit).optional(),
      settled: settled.optional(),
      reason,
      credit: credit.optional(),
    })
    .refine(
      ({ edited, settled: choice }) => edited !== undefined || choice === undefined || choice.choices.length > 0,
      {
        message: 'settles nothing',
      },
    ),
  run: async ({ id, version, edited, settled: choice, reason: why, credit: named }, context) => {
    const item = await waitingProposal(context.tx, id);
    const edit = { ...(item.content as ProposalContent), ...edited, ...(choice && { settled: choice }) };
    const signed = { reason: why, credit: named ?? context.actor.credit ?? 'Casebook editors' };
    const made = await publishEdit(edit, signed, context);
    const outcome = { day: today(context), reason: why, records: [made.id], revision: made.revision };
    await end(item, { version, state: 'accepted', outcome }, context);
    return { id, record: made.id, revision: made.revision };
  },
});

/** Declines a proposal, with a reason that its sender reads. */
export const declineProposal = action({
  name: 'decline-proposal',
  who: editors,
  input: z.strictObject({ ...place, reason }),
  run: async ({ id, version, reason: why }, context) => {
    const item = await waitingProposal(context.tx, id);
    const outcome = { day: today(context), reason: why, records: [] };
    await end(item, { version, state: 'refused', outcome }, context);
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
      reason,
      credit: credit.optional(),
    })
    .superRefine(checkEdit),
  run: async ({ reason: why, credit: named, ...edit }, context) =>
    publishEdit(edit, { reason: why, credit: named ?? context.actor.credit ?? 'Casebook editors' }, context),
});
