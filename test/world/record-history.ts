import type { RecordDocument } from '../../src/core/record.ts';
import type { Revision } from '../../src/core/revision.ts';

/** What one writer saw: it added `mark` to a record on top of `base`, and was told the new revision, or a conflict. */
export type Edit = {
  readonly id: string;
  readonly mark: string;
  readonly base: number;
  readonly outcome: 'done' | 'conflict';
  readonly revision?: number;
  /** The writer knew that the record had moved on, so only a conflict is right. */
  readonly stale: boolean;
};

/** The marks that writers added to a record: the values of its statements about places. */
export function marksIn(document: Pick<RecordDocument, 'statements'>): readonly string[] {
  return document.statements.flatMap(({ field, value }) => (field === 'place' ? [String(value)] : []));
}

function brokenSteps(id: string, revisions: readonly Revision[]): readonly string[] {
  const faults: string[] = [];
  let before: readonly string[] = [];
  for (const [index, { body }] of revisions.entries()) {
    const now = marksIn(body.document as RecordDocument);
    if (body.number !== index + 1) faults.push(`${id}: revision ${body.number} stands where ${index + 1} should`);
    const isNext = now.length === before.length + (index === 0 ? 0 : 1) && before.every((mark, at) => now[at] === mark);
    if (!isNext) faults.push(`${id}: revision ${body.number} does not hold what stood before it and one more`);
    before = now;
  }
  return faults;
}

/**
 * Checks what writers were told against the revisions that were kept (each record's in order): every accepted edit
 * stands exactly once, in the revision its writer was told; refused ones stand nowhere; each revision holds all that
 * stood in the one before. Returns the contradictions in words.
 */
export function contradictions(
  edits: readonly Edit[],
  kept: ReadonlyMap<string, readonly Revision[]>,
): readonly string[] {
  const faults: string[] = [...kept].flatMap(([id, revisions]) => brokenSteps(id, revisions));
  for (const { id, mark, outcome, revision, stale } of edits) {
    const revisions = kept.get(id) ?? [];
    const first = revisions.findIndex(({ body }) => marksIn(body.document as RecordDocument).includes(mark)) + 1;
    const last = revisions.at(-1);
    const isKept = last !== undefined && marksIn(last.body.document as RecordDocument).includes(mark);
    if (stale && outcome !== 'conflict') faults.push(`${id}: ${mark} was accepted on a stale base`);
    if (outcome === 'conflict' && first > 0) faults.push(`${id}: ${mark} was refused and stands in revision ${first}`);
    if (outcome === 'done' && !isKept) faults.push(`${id}: ${mark} was accepted and is lost`);
    if (outcome === 'done' && first !== revision)
      faults.push(`${id}: ${mark} was told ${revision}, stands in ${first}`);
  }
  return faults;
}
