import { z } from 'zod';
import { bestValues, languageTag, type Statement, statementKey, statementSchema } from './statement.ts';

/** Ids of records: a prefix chosen at first start and a number that is never used twice. */
export const recordIdPattern = /^[A-Z]{2,8}-[1-9]\d*$/;

const MAX_STATEMENTS = 5_000;

/** A record: a document of statements. */
export type RecordDocument = {
  readonly schema: 'casebook.record/1';
  readonly id: string;
  readonly language: string;
  readonly licence?: string;
  readonly attribution?: string;
  readonly statements: readonly Statement[];
};

function repeated(statements: readonly Statement[]): number {
  const seen = new Set<string>();
  return statements.findIndex((statement) => {
    const key = statementKey(statement);
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}

/** The schema of a record, `casebook.record/1`; the published JSON Schema is made from it. */
export const recordSchema = z.strictObject({
  schema: z.literal('casebook.record/1'),
  id: z.string().regex(recordIdPattern),
  language: languageTag,
  licence: z.string().max(100).optional(),
  attribution: z.string().max(300).optional(),
  statements: z.array(statementSchema).max(MAX_STATEMENTS),
});

/** A path inside a document and what is wrong there, in words. */
export type Fault = { readonly path: readonly (string | number)[]; readonly message: string };

/** Everything that is wrong with a record; an empty list means it may be published. */
export function faultsOf(document: unknown): readonly Fault[] {
  const read = recordSchema.safeParse(document);
  if (!read.success) {
    return read.error.issues.map((issue) => ({ path: issue.path.map(plainKey), message: issue.message }));
  }
  const statements = read.data.statements as readonly Statement[];
  const faults: Fault[] = [];
  const again = repeated(statements);
  if (again >= 0) faults.push({ path: ['statements', again], message: 'says the same as an earlier statement' });
  for (const needed of ['title', 'type'] as const) {
    if (bestValues(statements, needed).length === 0) {
      faults.push({ path: ['statements'], message: `has no ${needed}` });
    }
  }
  return faults;
}

function plainKey(key: PropertyKey): string | number {
  return typeof key === 'number' ? key : String(key);
}
