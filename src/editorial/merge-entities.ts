import { z } from 'zod';
import { type ActionContext, action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { mergedEntity, withEntity } from '../core/merge-entities.ts';
import { editors } from '../core/policy.ts';
import { faultsOf, type RecordDocument } from '../core/record.ts';
import { indexPublished } from './derive.ts';
import { publishRevisions, type RevisionPlan } from './publish.ts';
import { publishedEntity } from './published-entity.ts';
import { type Signed, signedBy, whyShape } from './signed-by.ts';

// Every public record that names the one names the other from now on.
async function following(
  { id, into, signed }: { readonly id: string; readonly into: string; readonly signed: Signed },
  { tx }: ActionContext,
): Promise<readonly RevisionPlan[]> {
  const users = await tx.recordsUsing(id);
  const bases = new Map((await tx.headsOf(users)).map((head) => [head.id, head.revision]));
  const records = (await tx.current(users)).filter((document) => document.schema === 'casebook.record/1');
  return records.map((record): RevisionPlan => {
    const document: RecordDocument = { ...record, statements: withEntity(record.statements, id, into) };
    const fault = faultsOf(document)[0];
    if (fault) throw new Refused('wrong-state', `${record.id} would not be a valid record: it ${fault.message}.`);
    return { document, base: bases.get(record.id) ?? 0, ...signed };
  });
}

/** Joins two entities that are one: the survivor gains names and links, all records follow, the other's address leads to it. */
export const mergeEntities = action({
  name: 'merge-entities',
  who: editors,
  input: z.strictObject({
    id: z.string(),
    into: z.string().trim(),
    base: z.number().int().min(1),
    ...whyShape,
  }),
  run: async ({ id, into, base, ...why }, context) => {
    if (id === into) throw new Refused('bad-input', 'An entity cannot be merged into itself.');
    const gone = await publishedEntity(context.tx, id);
    const stays = await publishedEntity(context.tx, into);
    if (gone.head.revision !== base) throw new Refused('conflict');
    const { reason, credit } = signedBy(why, context.actor);
    const signed = { reason: `Merged ${id} into ${into}: ${reason}`, credit };
    const document = mergedEntity(stays.document, gone.document);
    const records = await following({ id, into, signed }, context);
    const plans: readonly RevisionPlan[] = [
      { document, base: stays.head.revision, ...signed },
      ...records,
      { document: gone.document, base, reason, credit, state: 'merged', mergedInto: into },
    ];
    await publishRevisions(plans, context);
    await indexPublished(context.tx, [document, ...records.map((plan) => plan.document)]);
    return { id, into, records: records.length };
  },
});
