import { z } from 'zod';
import { action } from '../core/action.ts';
import { diffStatements } from '../core/diff.ts';
import { Refused } from '../core/errors.ts';
import { editors } from '../core/policy.ts';
import type { DocumentHead, ReadStore } from '../core/ports.ts';
import { faultsOf, type RecordDocument } from '../core/record.ts';
import { carryOver } from '../core/three-way.ts';
import { indexPublished } from './derive.ts';
import { publishRevision } from './publish.ts';
import { publishedRecord } from './published-record.ts';
import { signedBy, whyShape } from './signed-by.ts';

async function documentOf(store: ReadStore, id: string, number: number): Promise<RecordDocument> {
  const revision = await store.revision(id, number);
  if (!revision) throw new Refused('not-found', `The record ${id} has no version ${number}.`);
  return revision.body.document as RecordDocument;
}

// A merge publishes the survivor and right after it the record that goes, so their public sequences follow one another.
async function mergedAt(store: ReadStore, gone: DocumentHead, survivor: string): Promise<number> {
  const lines = await store.history(survivor);
  const line = lines.find(({ seq, reason }) => seq === gone.seq - 1 && reason.startsWith(`Merged ${gone.id}: `));
  if (line && line.number > 1) return line.number;
  throw new Refused('wrong-state', `The version in which ${survivor} took ${gone.id} in was not found.`);
}

/**
 * Undoes a merge: the record that went is published again as it was, and the survivor loses what it gained then, unless
 * that was changed since.
 */
export const unmerge = action({
  name: 'unmerge',
  who: editors,
  input: z.strictObject({ id: z.string(), base: z.number().int().min(1), ...whyShape }),
  run: async ({ id, base, ...why }, context) => {
    const { tx } = context;
    const gone = await tx.head(id);
    if (gone?.kind !== 'record') throw new Refused('not-found', `There is no record ${id}.`);
    const survivor = gone.mergedInto;
    if (gone.state !== 'merged' || survivor === undefined) throw new Refused('wrong-state', `${id} was not merged.`);
    if (gone.revision !== base) throw new Refused('conflict');
    const { head, document } = await publishedRecord(tx, survivor);
    const number = await mergedAt(tx, gone, survivor);
    const [before, after] = [await documentOf(tx, survivor, number - 1), await documentOf(tx, survivor, number)];
    const undoing = diffStatements(after.statements, before.statements);
    const { statements } = carryOver(after.statements, document.statements, undoing);
    const stays = { ...document, statements };
    const fault = faultsOf(stays)[0];
    if (fault)
      throw new Refused('wrong-state', `Without ${id}, ${survivor} would be no valid record: it ${fault.message}.`);
    const { reason, credit } = signedBy(why, context.actor);
    const back = await documentOf(tx, id, base);
    await publishRevision(
      { document: stays, base: head.revision, reason: `Unmerged ${id}: ${reason}`, credit },
      context,
    );
    await publishRevision({ document: back, base, reason, credit }, context);
    await indexPublished(tx, [stays, back]);
    return { id, from: survivor };
  },
});
