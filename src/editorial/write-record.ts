import { z } from 'zod';
import type { ActionContext } from '../core/action.ts';
import type { Change } from '../core/diff.ts';
import { Refused } from '../core/errors.ts';
import { issuesOf, withNewIds } from '../core/proposal.ts';
import { faultsOf, type RecordDocument } from '../core/record.ts';
import { languageTag, type Statement } from '../core/statement.ts';

const isStatement = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'cites' in value && Array.isArray(value.cites) && 'field' in value;

/** A new record as an editor writes it; its statements may name keys of what comes along. */
export const writtenRecord = z.strictObject({
  language: languageTag,
  statements: z.array(z.custom<Statement>(isStatement)).min(2, 'A record needs a title and a type').max(500),
});

/** A new record as an editor writes it. */
export type WrittenRecord = z.infer<typeof writtenRecord>;

/** Its statements as changes of a record that says nothing yet. */
export function additionsOf({ statements }: WrittenRecord): readonly Change[] {
  return statements.map((after) => ({ field: after.field, after }));
}

type Coming = Pick<Parameters<typeof issuesOf>[0], 'sources' | 'entities'>;

/** Everything that is wrong with the statements of a new record by themselves. */
export function issuesOfRecord(record: WrittenRecord, coming: Coming): ReturnType<typeof issuesOf> {
  const issues = issuesOf({ ...coming, changes: additionsOf(record) });
  // The parts of a change are not those of a statement.
  return issues.map(({ path, message }) => {
    const [, at = 0, , ...inside] = path;
    return { path: ['statements', at, ...inside], message };
  });
}

/** The document of a new record, under the next number. Refuses with `bad-input` when it would not be a valid record. */
export async function newRecord(
  written: WrittenRecord,
  { tx }: Pick<ActionContext, 'tx'>,
  ids: ReadonlyMap<string, string>,
): Promise<RecordDocument> {
  const statements = withNewIds(additionsOf(written), ids).flatMap(({ after }) => after ?? []);
  const prefix = (await tx.setting('prefix')) ?? 'CB';
  const id = `${prefix}-${await tx.nextNumber('record')}`;
  const document: RecordDocument = { schema: 'casebook.record/1', id, language: written.language, statements };
  const fault = faultsOf(document)[0];
  if (fault) throw new Refused('bad-input', `The new record ${fault.message}.`);
  return document;
}
