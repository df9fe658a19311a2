import { z } from 'zod';
import { action } from '../core/action.ts';
import { editors } from '../core/policy.ts';
import { editShape } from '../core/proposal.ts';
import { bringSources, describedSource } from './bring-sources.ts';
import { indexPublished } from './derive.ts';
import { publishRevisions } from './publish.ts';
import { bringIn } from './review-new.ts';
import { additionsOf, issuesOfRecord, newRecord, writtenRecord } from './write-record.ts';

/** Starts a record without a report, for example from a source that is stored already. */
export const startRecord = action({
  name: 'start-record',
  who: editors,
  input: z
    .strictObject({
      sources: z.array(describedSource).max(20),
      entities: editShape.entities,
      record: writtenRecord,
      reason: z.string().trim().min(1, 'Please say why').max(2_000),
      credit: z.string().trim().min(1).max(300).optional(),
    })
    .superRefine(({ sources, entities, record }, context) => {
      const coming = { entities, sources: sources.map(({ key }) => ({ key, url: '' })) };
      for (const { path, message } of issuesOfRecord(record, coming))
        context.addIssue({ code: 'custom', path: ['record', ...path], message });
    }),
  run: async ({ sources, entities, record, reason, credit }, context) => {
    const brought = await bringSources(context.tx, sources);
    const named = await bringIn({ changes: additionsOf(record), sources: [], entities }, context);
    const document = await newRecord(record, context, new Map([...brought.ids, ...named.ids]));
    const all = [...brought.documents, ...named.documents, document];
    const signed = { reason, credit: credit ?? context.actor.credit ?? 'Casebook editors' };
    await publishRevisions(
      all.map((one) => ({ document: one, base: 0, ...signed })),
      context,
    );
    await indexPublished(context.tx, all, new Set(all.map(({ id }) => id)));
    return { id: document.id };
  },
});
