import { z } from 'zod';
import { type ActionContext, action } from '../core/action.ts';
import { canonicalJson } from '../core/canonical.ts';
import { diffStatements } from '../core/diff.ts';
import { type EntityDocument, entitySchema } from '../core/entity.ts';
import { Refused } from '../core/errors.ts';
import { editors } from '../core/policy.ts';
import type { DocumentHead, ReadStore, RevisionLine } from '../core/ports.ts';
import { faultsOf, type RecordDocument } from '../core/record.ts';
import type { CasebookDocument } from '../core/revision.ts';
import { carryOver } from '../core/three-way.ts';
import { unmergedEntity } from '../core/unmerged-entity.ts';
import { indexPublished } from './derive.ts';
import { publishRevisions, type RevisionPlan } from './publish.ts';
import { publishedEntity } from './published-entity.ts';
import { type Signed, signedBy, whyShape } from './signed-by.ts';

type Merge = { readonly gone: DocumentHead; readonly into: string; readonly line: RevisionLine };

async function documentOf(store: ReadStore, id: string, number: number): Promise<CasebookDocument> {
  const revision = await store.revision(id, number);
  if (!revision) throw new Refused('not-found', `${id} has no version ${number}.`);
  return revision.body.document;
}

const ofMerge = (id: string, into: string): string => `Merged ${id} into ${into}: `;

// A merge publishes the survivor, then the records that follow, then the entity that goes, all under one reason.
async function mergeOf(store: ReadStore, gone: DocumentHead, into: string): Promise<Merge> {
  const lines = await store.history(into);
  const line = lines.find(({ seq, reason }) => seq < gone.seq && reason.startsWith(ofMerge(gone.id, into)));
  if (line && line.number > 1) return { gone, into, line };
  throw new Refused('wrong-state', `The version in which ${into} took ${gone.id} in was not found.`);
}

async function mergedIn(store: ReadStore, id: string, { gone, line }: Merge): Promise<RevisionLine | undefined> {
  const lines = await store.history(id);
  return lines.find(({ seq, reason, number }) => {
    return number > 1 && seq > line.seq && seq < gone.seq && reason === line.reason;
  });
}

async function recordWithout(record: RecordDocument, merge: Merge, tx: ReadStore): Promise<RecordDocument | undefined> {
  const line = await mergedIn(tx, record.id, merge);
  if (!line) return undefined;
  const before = (await documentOf(tx, record.id, line.number - 1)) as RecordDocument;
  const after = (await documentOf(tx, record.id, line.number)) as RecordDocument;
  const undoing = diffStatements(after.statements, before.statements);
  const { statements } = carryOver(after.statements, record.statements, undoing);
  const document: RecordDocument = { ...record, statements };
  if (canonicalJson(document) === canonicalJson(record)) return undefined;
  const fault = faultsOf(document)[0];
  if (fault) throw new Refused('wrong-state', `${record.id} would not be a valid record: it ${fault.message}.`);
  return document;
}

// Every public record that followed the one to the other names the one again, unless that was changed since.
async function goingBack(merge: Merge, signed: Signed, { tx }: ActionContext): Promise<readonly RevisionPlan[]> {
  const users = await tx.recordsUsing(merge.into);
  const bases = new Map((await tx.headsOf(users)).map((head) => [head.id, head.revision]));
  const plans: RevisionPlan[] = [];
  for (const record of await tx.current(users)) {
    const document = record.schema === 'casebook.record/1' ? await recordWithout(record, merge, tx) : undefined;
    if (document) plans.push({ document, base: bases.get(record.id) ?? 0, ...signed });
  }
  return plans;
}

async function survivorWithout(now: EntityDocument, { into, line }: Merge, tx: ReadStore): Promise<EntityDocument> {
  const before = (await documentOf(tx, into, line.number - 1)) as EntityDocument;
  const after = (await documentOf(tx, into, line.number)) as EntityDocument;
  const made = entitySchema.safeParse(unmergedEntity(now, before, after));
  if (made.success) return made.data;
  throw new Refused('wrong-state', `${into} has no name of its own any more. Give it one first.`);
}

/**
 * Undoes a merge of entities: the one that went is published again as it was, the records that followed name it again, and
 * the survivor loses what it gained then, unless that was changed since.
 */
export const unmergeEntity = action({
  name: 'unmerge-entity',
  who: editors,
  input: z.strictObject({ id: z.string(), base: z.number().int().min(1), ...whyShape }),
  run: async ({ id, base, ...why }, context) => {
    const { tx } = context;
    const gone = await tx.head(id);
    if (gone?.kind !== 'entity') throw new Refused('not-found', `There is no entity ${id}.`);
    const into = gone.mergedInto;
    if (gone.state !== 'merged' || into === undefined) throw new Refused('wrong-state', `${id} was not merged.`);
    if (gone.revision !== base) throw new Refused('conflict');
    const stays = await publishedEntity(tx, into);
    const merge = await mergeOf(tx, gone, into);
    const { reason, credit } = signedBy(why, context.actor);
    const signed = { reason: `Unmerged ${id} from ${into}: ${reason}`, credit };
    const survivor = await survivorWithout(stays.document, merge, tx);
    const back = (await documentOf(tx, id, base)) as EntityDocument;
    const records = await goingBack(merge, signed, context);
    const plans: readonly RevisionPlan[] = [
      { document: survivor, base: stays.head.revision, ...signed },
      { document: back, base, reason, credit },
      ...records,
    ];
    await publishRevisions(plans, context);
    await indexPublished(tx, [survivor, back, ...records.map((plan) => plan.document)]);
    return { id, from: into, records: records.length };
  },
});
