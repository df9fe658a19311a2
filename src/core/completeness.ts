import { type Field, fields } from './fields.ts';
import type { Statement } from './statement.ts';

/** How complete a record is: wanted fields answered (a reason for "unknown" is an answer), and those still blank. */
export type Completeness = {
  /** Answered wanted fields as a whole percentage, 0 to 100. */
  readonly share: number;
  readonly blank: readonly Field[];
};

const wanted = fields.filter((field) => field.wanted);

/** Completeness over the wanted fields of the registry; `not-researched` does not count as an answer. */
export function completenessOf(statements: readonly Statement[]): Completeness {
  const answered = new Set<string>(
    statements
      .filter((statement) => statement.rank !== 'deprecated' && statement.unknown !== 'not-researched')
      .map((statement) => statement.field),
  );
  const blank = wanted.filter((field) => !answered.has(field.name));
  return { share: Math.round((100 * (wanted.length - blank.length)) / wanted.length), blank };
}
