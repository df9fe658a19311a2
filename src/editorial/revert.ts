import { z } from 'zod';
import { action } from '../core/action.ts';
import { canonicalJson } from '../core/canonical.ts';
import { Refused } from '../core/errors.ts';
import { editors } from '../core/policy.ts';
import { faultsOf, type RecordDocument } from '../core/record.ts';
import type { Statement } from '../core/statement.ts';
import { indexPublished } from './derive.ts';
import { publishRevision } from './publish.ts';
import { publishedRecord } from './published-record.ts';
import { signedBy, whyShape } from './signed-by.ts';

const isReply = ({ field }: Statement): boolean => field === 'reply';

// Organisations answer for themselves: going back neither takes an answer away nor brings back one that was taken away.
function withRepliesOf(then: RecordDocument, now: RecordDocument): RecordDocument {
  const said = then.statements.filter((statement) => !isReply(statement));
  return { ...then, statements: [...said, ...now.statements.filter(isReply)] };
}

/**
 * Publishes what a record said in an earlier version as its newest one; nothing in between is lost from its history, and
 * the answers of organisations stay as they are now.
 */
export const revert = action({
  name: 'revert',
  who: editors,
  input: z.strictObject({
    id: z.string(),
    base: z.number().int().min(1),
    to: z.number({ error: 'Please name a version' }).int().min(1),
    ...whyShape,
  }),
  run: async ({ id, base, to, ...why }, context) => {
    const { head, document } = await publishedRecord(context.tx, id);
    if (head.revision !== base) throw new Refused('conflict');
    const earlier = await context.tx.revision(id, to);
    if (!earlier) throw new Refused('not-found', `The record ${id} has no version ${to}.`);
    const then = withRepliesOf(earlier.body.document as RecordDocument, document);
    if (canonicalJson(then) === canonicalJson(document))
      throw new Refused('wrong-state', `The record says what it said in version ${to}.`);
    const fault = faultsOf(then)[0];
    if (fault) throw new Refused('wrong-state', `Version ${to} is no valid record today: it ${fault.message}.`);
    const revision = await publishRevision({ document: then, base, ...signedBy(why, context.actor) }, context);
    await indexPublished(context.tx, [then]);
    return { id, revision };
  },
});
