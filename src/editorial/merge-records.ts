import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { mergeStatements } from '../core/merge.ts';
import { editors } from '../core/policy.ts';
import { faultsOf } from '../core/record.ts';
import { indexPublished } from './derive.ts';
import { publishRevision } from './publish.ts';
import { publishedRecord } from './published-record.ts';

/** Joins two records of the same case: the survivor gains every statement it lacked, the other's address leads to it. */
export const mergeRecords = action({
  name: 'merge',
  who: editors,
  input: z.strictObject({
    id: z.string(),
    into: z.string(),
    base: z.number().int().min(1),
    reason: z.string().trim().min(1).max(2_000),
    credit: z.string().trim().min(1).max(300),
  }),
  run: async ({ id, into, base, reason, credit }, context) => {
    if (id === into) throw new Refused('bad-input', 'A record cannot be merged into itself.');
    const gone = await publishedRecord(context.tx, id);
    const stays = await publishedRecord(context.tx, into);
    if (gone.head.revision !== base) throw new Refused('conflict');
    const document = {
      ...stays.document,
      statements: mergeStatements(stays.document, gone.document),
    };
    const fault = faultsOf(document)[0];
    if (fault) throw new Refused('wrong-state', `Merged, ${into} would not be a valid record: it ${fault.message}.`);
    await publishRevision({ document, base: stays.head.revision, reason: `Merged ${id}: ${reason}`, credit }, context);
    await publishRevision(
      { document: gone.document, base, reason, credit, state: 'merged', mergedInto: into },
      context,
    );
    await context.tx.removeIndex([id]);
    await indexPublished(context.tx, [document]);
    return { id, into };
  },
});
