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

const marksOf = (revision: Revision | undefined): readonly string[] =>
  revision ? marksIn(revision.body.document as RecordDocument) : [];

// The number of the first revision that holds each mark.
function firstSeen(revisions: readonly Revision[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const [index, revision] of revisions.entries()) {
    for (const mark of marksOf(revision)) if (!first.has(mark)) first.set(mark, index + 1);
  }
  return first;
}

function brokenSteps(id: string, revisions: readonly Revision[]): readonly string[] {
  const faults: string[] = [];
  let before: readonly string[] = [];
  for (const [index, revision] of revisions.entries()) {
    const { body } = revision;
    const now = marksOf(revision);
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
  const seen = new Map([...kept].map(([id, revisions]) => [id, firstSeen(revisions)]));
  const last = new Map([...kept].map(([id, revisions]) => [id, new Set(marksOf(revisions.at(-1)))]));
  for (const { id, mark, outcome, revision, stale } of edits) {
    const first = seen.get(id)?.get(mark) ?? 0;
    const isKept = last.get(id)?.has(mark) ?? false;
    if (stale && outcome !== 'conflict') faults.push(`${id}: ${mark} was accepted on a stale base`);
    if (outcome === 'conflict' && first > 0) faults.push(`${id}: ${mark} was refused and stands in revision ${first}`);
    if (outcome === 'done' && !isKept) faults.push(`${id}: ${mark} was accepted and is lost`);
    if (outcome === 'done' && first !== revision)
      faults.push(`${id}: ${mark} was told ${revision}, stands in ${first}`);
  }
  return faults;
}
