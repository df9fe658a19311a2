import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { editors } from '../core/policy.ts';
import { publishTogether } from './publish-together.ts';

/** Publishes a draft as its first revision, and with it the entities and sources that only drafts named so far. */
export const publishDraft = action({
  name: 'publish-draft',
  who: editors,
  input: z.strictObject({
    id: z.string(),
    reason: z.string().trim().min(1).max(2_000),
    credit: z.string().trim().min(1).max(300),
  }),
  run: async ({ id, reason, credit }, context) => {
    const document = await context.tx.draft(id);
    if (!document) throw new Refused('not-found', `There is no draft ${id}.`);
    await publishTogether([{ document, base: 0 }], { reason, credit }, context);
    return { id, revision: 1 };
  },
});
