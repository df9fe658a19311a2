import type { RecordDocument } from './record.ts';
import { bestOf, type Statement, statementKey, statementsOf } from './statement.ts';

// A relation between the two would lead from the survivor to itself.
function relatesTo(statement: Statement, id: string): boolean {
  return typeof statement.value === 'object' && 'record' in statement.value && statement.value.record === id;
}

function hasChosen(survivor: RecordDocument, name: Statement['field']): boolean {
  const best = bestOf(statementsOf(survivor.statements, name));
  return best.some((statement) => statement.rank === 'preferred' || statement.value !== undefined);
}

// Both say the same by the same voice: what either cites for it is cited for it.
function citing(statement: Statement, more: readonly string[] = []): Statement {
  const added = more.filter((source) => !statement.cites.includes(source));
  return added.length === 0 ? statement : { ...statement, cites: [...statement.cites, ...added] };
}

function carry(statement: Statement, from: RecordDocument, to: RecordDocument): Statement {
  const rank = statement.rank === 'preferred' && hasChosen(to, statement.field) ? 'normal' : statement.rank;
  const licence = statement.licence ?? (from.licence === to.licence ? undefined : from.licence);
  return licence === undefined ? { ...statement, rank } : { ...statement, rank, licence };
}

/**
 * The statements of a record that takes in another: its own first, with the citations of both, then those it lacked, under the licence they had
 * and ranked `normal` at most where the survivor has chosen, so that its choices stand. Title and type are kept from
 * the survivor, a relation between the two falls away, and the other's id becomes an alias.
 */
export function mergeStatements(survivor: RecordDocument, other: RecordDocument): readonly Statement[] {
  const cited = new Map(other.statements.map((statement) => [statementKey(statement), statement.cites]));
  const own = survivor.statements
    .filter((statement) => !relatesTo(statement, other.id))
    .map((statement) => citing(statement, cited.get(statementKey(statement))));
  const known = new Set(own.map(statementKey));
  const isGained = (statement: Statement): boolean =>
    !known.has(statementKey(statement)) &&
    statement.field !== 'title' &&
    statement.field !== 'type' &&
    !relatesTo(statement, survivor.id);
  const gained = other.statements.filter(isGained).map((statement) => carry(statement, other, survivor));
  const alias: Statement = {
    field: 'alias',
    value: { scheme: 'Casebook', id: other.id },
    by: 'Casebook editors',
    cites: [],
    rank: 'normal',
  };
  return known.has(statementKey(alias)) ? [...own, ...gained] : [...own, ...gained, alias];
}
