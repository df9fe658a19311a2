import { canonicalJson } from './canonical.ts';
import type { RecordDocument } from './record.ts';
import { bestOf, type Quote, type Statement, statementKey, statementsOf } from './statement.ts';

// A relation between the two would lead from the survivor to itself.
function relatesTo(statement: Statement, id: string): boolean {
  return typeof statement.value === 'object' && 'record' in statement.value && statement.value.record === id;
}

function hasChosen(survivor: RecordDocument, name: Statement['field']): boolean {
  const best = bestOf(statementsOf(survivor.statements, name));
  return best.some((statement) => statement.rank === 'preferred' || statement.value !== undefined);
}

function quotesOf({ quotes = [] }: Statement, other: Statement): readonly Quote[] {
  const known = new Set(quotes.map(canonicalJson));
  return [...quotes, ...(other.quotes ?? []).filter((quote) => !known.has(canonicalJson(quote)))];
}

// Both say the same by the same voice: what either cites for it is cited for it, with the words quoted, and a doubt about
// either is a doubt about both.
function joined(statement: Statement, other: Statement | undefined): Statement {
  if (other === undefined) return statement;
  const cites = [...new Set([...statement.cites, ...other.cites])];
  const quotes = quotesOf(statement, other);
  const disputed = statement.disputed ?? other.disputed;
  return {
    ...statement,
    cites,
    ...(quotes.length === 0 ? {} : { quotes }),
    ...(disputed === undefined ? {} : { disputed }),
  };
}

// A licence that asks for the name of whoever wrote it is kept beside what another wrote under the same one.
function carry(statement: Statement, from: RecordDocument, to: RecordDocument): Statement {
  const rank = statement.rank === 'preferred' && hasChosen(to, statement.field) ? 'normal' : statement.rank;
  const isSame = from.licence === to.licence && (from.attribution === to.attribution || from.attribution === undefined);
  const licence = statement.licence ?? (isSame ? undefined : from.licence);
  return licence === undefined ? { ...statement, rank } : { ...statement, rank, licence };
}

/**
 * The statements of a record that takes in another: its own first, with citations and quotes of both, then those it lacked, under the licence they had
 * and ranked `normal` at most where the survivor has chosen, so that its choices stand. Title and type are kept from
 * the survivor, a relation between the two falls away, and the other's id becomes an alias.
 */
export function mergeStatements(survivor: RecordDocument, other: RecordDocument): readonly Statement[] {
  const same = new Map(other.statements.map((statement) => [statementKey(statement), statement]));
  const own = survivor.statements
    .filter((statement) => !relatesTo(statement, other.id))
    .map((statement) => joined(statement, same.get(statementKey(statement))));
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
