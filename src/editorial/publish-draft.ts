import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { indexPublished } from './derive.ts';
import { publishRevision } from './publish.ts';

/** Publishes a draft as its first revision. */
export const publishDraft = action({
  name: 'publish-draft',
  who: ['keeper'],
  input: z.strictObject({
    id: z.string(),
    reason: z.string().trim().min(1).max(2_000),
    credit: z.string().trim().min(1).max(300),
  }),
  run: async ({ id, reason, credit }, context) => {
    const document = await context.tx.draft(id);
    if (!document) throw new Refused('not-found', `There is no draft ${id}.`);
    const revision = await publishRevision({ document, base: 0, reason, credit }, context);
    await indexPublished(context.tx, [document]);
    return { id, revision };
  },
});
