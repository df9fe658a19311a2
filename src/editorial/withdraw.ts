import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { editors } from '../core/policy.ts';
import { publishRevision } from './publish.ts';
import { publishedRecord } from './published-record.ts';

/** Takes a record off the public pages; its address stays and says why. */
export const withdraw = action({
  name: 'withdraw',
  who: editors,
  input: z.strictObject({
    id: z.string(),
    base: z.number().int().min(1),
    reason: z.string().trim().min(1).max(2_000),
    credit: z.string().trim().min(1).max(300),
  }),
  run: async ({ id, base, reason, credit }, context) => {
    const { head, document } = await publishedRecord(context.tx, id);
    if (head.revision !== base) throw new Refused('conflict');
    const revision = await publishRevision({ document, base, reason, credit, state: 'withdrawn' }, context);
    await context.tx.removeIndex([id]);
    return { id, revision };
  },
});
