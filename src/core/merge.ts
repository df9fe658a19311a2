import type { RecordDocument } from './record.ts';
import { type Statement, statementId } from './statement.ts';

/**
 * The statements of a record that takes in another: its own first, then those it lacked, ranked `normal` at most so
 * that the survivor's choices stand; titles and types are kept from the survivor, and the other's id becomes an alias.
 */
export function mergeStatements(survivor: RecordDocument, other: RecordDocument): readonly Statement[] {
  const known = new Set(survivor.statements.map(statementId));
  const chosen = new Set(survivor.statements.filter((own) => own.rank === 'preferred').map((own) => own.field));
  const single = new Set<string>(['title', 'type']);
  const gained = other.statements
    .filter((statement) => !known.has(statementId(statement)) && !single.has(statement.field))
    .map((statement): Statement =>
      statement.rank === 'preferred' && chosen.has(statement.field) ? { ...statement, rank: 'normal' } : statement,
    );
  const alias: Statement = {
    field: 'alias',
    value: { scheme: 'Casebook', id: other.id },
    by: 'Casebook editors',
    cites: [],
    rank: 'normal',
  };
  return known.has(statementId(alias)) ? [...survivor.statements, ...gained] : [...survivor.statements, ...gained, alias];
}
