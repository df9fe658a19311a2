import { type Statement, statementKey } from '../core/statement.ts';

type Common = Pick<Statement, 'by' | 'licence'>;

/** A statement before what all statements of a row share is added. */
export type Said = Omit<Statement, 'by' | 'cites' | 'rank' | 'licence'> &
  Partial<Pick<Statement, 'by' | 'cites' | 'rank'>>;

/** Statements being collected from a row. */
export type Gathered = {
  readonly add: (said: Said) => void;
  /** All of them; those that cite nothing yet cite these. */
  readonly citing: (sources: readonly string[]) => readonly Statement[];
};

function joined(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined || a.split('; ').includes(b)) return a ?? b;
  return `${a}; ${b}`;
}

function merged(one: Statement, other: Statement): Statement {
  const raw = joined(one.raw, other.raw);
  const note = joined(one.note, other.note);
  return { ...one, ...(raw === undefined ? {} : { raw }), ...(note === undefined ? {} : { note }) };
}

/** Collects the statements of a row. What is said twice becomes one statement that keeps both wordings. */
export function gatherStatements(common: Common): Gathered {
  const statements = new Map<string, Statement>();
  const add = (said: Said): void => {
    const statement: Statement = { rank: 'normal', cites: [], ...common, ...said };
    const same = statementKey(statement);
    const known = statements.get(same);
    statements.set(same, known ? merged(known, statement) : statement);
  };
  const citing = (sources: readonly string[]): readonly Statement[] =>
    [...statements.values()].map((one) => (one.cites.length > 0 ? one : { ...one, cites: sources }));
  return { add, citing };
}
