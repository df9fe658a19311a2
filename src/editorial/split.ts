import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { editors } from '../core/policy.ts';
import { faultsOf, type RecordDocument } from '../core/record.ts';
import { bestOf, type Statement, statementsOf } from '../core/statement.ts';
import { indexPublished } from './derive.ts';
import { publishRevisions } from './publish.ts';
import { publishedRecord } from './published-record.ts';
import { relatedTo } from './relate.ts';
import { signedBy, whyShape } from './signed-by.ts';

function check(document: RecordDocument): void {
  const fault = faultsOf(document)[0];
  if (fault)
    throw new Refused('bad-input', `Split like this, ${document.id} would be no valid record: it ${fault.message}.`);
}

function headOf({ statements }: RecordDocument, title: string): readonly Statement[] {
  const named: Statement = { field: 'title', value: title, by: 'Casebook editors', cites: [], rank: 'normal' };
  return [named, ...bestOf(statementsOf(statements, 'type'))];
}

/**
 * Moves statements of a record, told by their places in the document, into a new record of the same licence; both say so.
 * The title and the type stay, and the new record gets a title of its own.
 */
export const split = action({
  name: 'split',
  who: editors,
  input: z.strictObject({
    id: z.string(),
    base: z.number().int().min(1),
    statements: z.array(z.number().int().min(0)).min(1, 'Please choose what moves into the new record'),
    title: z.string().trim().min(1, 'The new record needs a title').max(2_000),
    ...whyShape,
  }),
  run: async ({ id, base, statements, title, ...why }, context) => {
    const { tx } = context;
    const { head, document } = await publishedRecord(tx, id);
    if (head.revision !== base) throw new Refused('conflict');
    const chosen = new Set(statements);
    const isMoved = ({ field }: Statement, at: number): boolean =>
      chosen.has(at) && field !== 'title' && field !== 'type';
    const moved = document.statements.filter(isMoved);
    if (moved.length === 0) throw new Refused('bad-input', 'Please choose more than the title and the type.');
    const fresh = `${(await tx.setting('prefix')) ?? 'CB'}-${await tx.nextNumber('record')}`;
    const kept = document.statements.filter((statement, at) => !isMoved(statement, at));
    const stays = { ...document, statements: [...kept, relatedTo(fresh, 'split-into')] };
    const made = {
      ...document,
      id: fresh,
      statements: [...headOf(document, title), ...moved, relatedTo(id, 'split-from')],
    };
    check(stays);
    check(made);
    const { reason, credit } = signedBy(why, context.actor);
    const told = `Split from ${id}: ${reason}`;
    const plans = [
      { document: made, base: 0, reason: told, credit },
      { document: stays, base, reason: `Split into ${fresh}: ${reason}`, credit },
    ];
    await publishRevisions(plans, context);
    await indexPublished(tx, [made, stays]);
    return { id, made: fresh };
  },
});
