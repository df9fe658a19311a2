import { z } from 'zod';
import { action } from '../core/action.ts';
import { editors } from '../core/policy.ts';
import { editShape } from '../core/proposal.ts';
import { describedSource } from './bring-sources.ts';
import { publishTogether } from './publish-together.ts';
import { bringIn } from './review-new.ts';
import { signedBy, whyShape } from './signed-by.ts';
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
      ...whyShape,
    })
    .superRefine(({ sources, entities, record }, context) => {
      const coming = { entities, sources: sources.map(({ key }) => ({ key, url: '' })) };
      for (const { path, message } of issuesOfRecord(record, coming))
        context.addIssue({ code: 'custom', path: ['record', ...path], message });
    }),
  run: async ({ sources, entities, record, ...why }, context) => {
    const { ids, documents } = await bringIn({ changes: additionsOf(record), sources, entities }, context);
    const document = await newRecord(record, context, ids);
    const all = [...documents, document].map((one) => ({ document: one, base: 0 }));
    await publishTogether(all, signedBy(why, context.actor), context);
    return { id: document.id };
  },
});
