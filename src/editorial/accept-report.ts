import { z } from 'zod';
import { type ActionContext, action } from '../core/action.ts';
import type { Change } from '../core/diff.ts';
import { Refused } from '../core/errors.ts';
import { editors } from '../core/policy.ts';
import { editShape, issuesOf, type NewIds, withNewIds } from '../core/proposal.ts';
import { recordIdPattern } from '../core/record.ts';
import type { CasebookDocument } from '../core/revision.ts';
import { itemPlace, toldReason, waitingItem } from './any-item.ts';
import { describedSource } from './bring-sources.ts';
import { publishTogether } from './publish-together.ts';
import { publishedRecord } from './published-record.ts';
import { bringIn } from './review-new.ts';
import { publishEdit } from './review-publish.ts';
import { signedBy, whyShape } from './signed-by.ts';
import { additionsOf, issuesOfRecord, newRecord, type WrittenRecord, writtenRecord } from './write-record.ts';

const input = z
  .strictObject({
    ...itemPlace,
    sources: z.array(describedSource).max(20),
    entities: editShape.entities,
    edits: z
      .array(z.strictObject({ record: editShape.record, base: editShape.base, changes: editShape.changes }))
      .max(20),
    records: z.array(writtenRecord).max(10),
    /** Records that tell of it already and are left as they are. */
    known: z.array(z.string().regex(recordIdPattern)).max(20).default([]),
    reason: toldReason,
    credit: whyShape.credit,
  })
  .superRefine(({ edits, records, known, entities, ...rest }, context) => {
    const coming = { entities, sources: rest.sources.map(({ key }) => ({ key, url: '' })) };
    const add = (path: readonly (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path: [...path], message });
    for (const [at, edit] of edits.entries())
      for (const { path, message } of issuesOf({ ...coming, changes: edit.changes }))
        add(['edits', at, ...path], message);
    for (const [at, record] of records.entries())
      for (const { path, message } of issuesOfRecord(record, coming)) add(['records', at, ...path], message);
    if (edits.length + records.length + known.length === 0)
      add([], 'Please say what becomes of it: a source on a record, or a new record');
  });

type Accepted = z.infer<typeof input>;

const allChanges = ({ edits, records }: Accepted): readonly Change[] => [
  ...edits.flatMap(({ changes }) => changes),
  ...records.flatMap(additionsOf),
];

async function writeRecords(written: readonly WrittenRecord[], context: ActionContext, ids: NewIds) {
  const documents: CasebookDocument[] = [];
  for (const one of written) documents.push(await newRecord(one, context, ids));
  return documents;
}

/**
 * Makes of a report what it is: a source on records that are there, with any number of statements quoted from it, new
 * records, or several of both. All of it is published and the report accepted, or nothing happens.
 */
export const acceptReport = action({
  name: 'accept-report',
  who: editors,
  input,
  run: async (accepted, context) => {
    const { id, version, sources, entities, edits, records, known, reason, credit } = accepted;
    const { tx, world } = context;
    const item = await waitingItem(tx, 'report', { id, version });
    const signed = signedBy({ reason, ...(credit && { credit }) }, context.actor);
    for (const record of known) await publishedRecord(tx, record);
    const { ids, documents } = await bringIn({ changes: allChanges(accepted), sources, entities }, context);
    const written = await writeRecords(records, context, ids);
    const fresh = [...documents, ...written].map((document) => ({ document, base: 0 }));
    await publishTogether(fresh, { ...signed, along: [...ids.values()] }, context);
    const changed: { readonly id: string; readonly revision: number }[] = [];
    for (const { record, base, changes } of edits) {
      const edit = { record, base, changes: withNewIds(changes, ids), sources: [], entities: [] };
      changed.push(await publishEdit(edit, signed, context));
    }
    const all = [...new Set([...changed.map((one) => one.id), ...written.map((one) => one.id), ...known])];
    if (all.length === 0) throw new Refused('bad-input');
    const revision = all.length === 1 ? (changed[0]?.revision ?? (written.length > 0 ? 1 : undefined)) : undefined;
    const outcome = { day: world.clock.now().slice(0, 10), reason, records: all };
    await tx.changeItem(
      { ...item, state: 'accepted', outcome: revision === undefined ? outcome : { ...outcome, revision } },
      version,
    );
    return { id, records: all };
  },
});
