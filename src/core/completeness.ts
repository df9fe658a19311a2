import { type Field, fields } from './fields.ts';
import type { Statement } from './statement.ts';

/** How complete a record is: wanted fields answered (a reason for "unknown" is an answer), and those still blank. */
export type Completeness = {
  /** Answered wanted fields as a whole percentage, 0 to 100. */
  readonly share: number;
  readonly blank: readonly Field[];
};

/** The fields that every record should answer, in the order of the registry. */
export const wantedFields: readonly Field[] = fields.filter((field) => field.wanted);

function answeredIn(statements: readonly Statement[]): ReadonlySet<string> {
  const answers = statements.filter(({ rank, unknown }) => rank !== 'deprecated' && unknown !== 'not-researched');
  return new Set(answers.map((statement) => statement.field));
}

/** The answered wanted fields as a bit mask: bit n for the n-th of `wantedFields`, of which there are at most 31. */
export function answeredMask(statements: readonly Statement[]): number {
  const answered = answeredIn(statements);
  return wantedFields.reduce((mask, { name }, at) => (answered.has(name) ? mask | (1 << at) : mask), 0);
}

/** Completeness over the wanted fields of the registry; `not-researched` does not count as an answer. */
export function completenessOf(statements: readonly Statement[]): Completeness {
  const answered = answeredIn(statements);
  const blank = wantedFields.filter((field) => !answered.has(field.name));
  return { share: Math.round((100 * (wantedFields.length - blank.length)) / wantedFields.length), blank };
}
