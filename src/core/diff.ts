import { canonicalJson } from './canonical.ts';
import { type FieldName, fields } from './fields.ts';
import { type Statement, statementKey } from './statement.ts';

/** One readable step between two revisions: a statement added, removed, or changed into another. */
export type Change = { readonly field: FieldName; readonly before?: Statement; readonly after?: Statement };

const order = new Map(fields.map((field, index) => [field.name, index]));

// Takes the pairs out of both lists, first with first, so that a reader sees each change beside what it replaced.
function pair(before: Statement[], after: Statement[], same: (a: Statement, b: Statement) => boolean): Change[] {
  const changes: Change[] = [];
  for (const old of [...before]) {
    const j = after.findIndex((candidate) => same(old, candidate));
    const next = after[j];
    if (!next) continue;
    changes.push({ field: old.field, before: old, after: next });
    before.splice(before.indexOf(old), 1);
    after.splice(j, 1);
  }
  return changes;
}

/**
 * The statement-level difference between two revisions, in the order of the registry. A statement that keeps what it
 * says and who says it but differs elsewhere (rank, citations) is a change; so is one with the same field and asserter.
 */
export function diffStatements(before: readonly Statement[], after: readonly Statement[]): readonly Change[] {
  const untouched = new Set(after.map(canonicalJson));
  const kept = new Set(before.map(canonicalJson));
  const removed = before.filter((statement) => !untouched.has(canonicalJson(statement)));
  const added = after.filter((statement) => !kept.has(canonicalJson(statement)));
  const changes = [
    ...pair(removed, added, (a, b) => statementKey(a) === statementKey(b)),
    ...pair(removed, added, (a, b) => a.field === b.field && a.by === b.by),
    ...removed.map((statement): Change => ({ field: statement.field, before: statement })),
    ...added.map((statement): Change => ({ field: statement.field, after: statement })),
  ];
  return changes.sort((a, b) => (order.get(a.field) ?? 0) - (order.get(b.field) ?? 0));
}

/** Carries the changes out: `applyChanges(before, diffStatements(before, after))` holds the statements of `after`. What is corrected keeps its place. */
export function applyChanges(before: readonly Statement[], changes: readonly Change[]): readonly Statement[] {
  const touched = Map.groupBy(changes, (change) => change.before && canonicalJson(change.before));
  const kept = before.flatMap((statement) => {
    const made = touched.get(canonicalJson(statement));
    return made ? made.flatMap(({ after }) => after ?? []) : statement;
  });
  return [...kept, ...changes.flatMap((change) => (change.before ? [] : (change.after ?? [])))];
}
