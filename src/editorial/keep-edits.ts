import type { Arrival } from '../core/arrival.ts';
import { canonicalJson } from '../core/canonical.ts';
import { diffStatements } from '../core/diff.ts';
import type { ReadStore } from '../core/ports.ts';
import type { RecordDocument } from '../core/record.ts';
import type { CasebookDocument, RevisionBody } from '../core/revision.ts';
import { carryOver } from '../core/three-way.ts';

/** A document after an import, with how many facts of the import stand back behind what editors changed. */
export type Kept = { readonly document: CasebookDocument; readonly kept: number };

type Parts = Readonly<Record<string, unknown>>;

const isRecord = (document: CasebookDocument): document is RecordDocument => document.schema === 'casebook.record/1';
const textOf = (part: unknown): string => (part === undefined ? '' : canonicalJson(part));

// A key takes a value, or goes where there is none.
function withPart(parts: Parts, key: string, value: unknown): Parts {
  const { [key]: _, ...rest } = parts;
  return value === undefined ? rest : { ...rest, [key]: value };
}

// All but the statements of a record, which have a merge of their own.
function keysOf(...all: readonly Parts[]): readonly string[] {
  return [...new Set(all.flatMap(Object.keys))].filter((key) => key !== 'statements');
}

// What changed between two revisions, carried over to a third document; where both changed, the third stays.
function carried<T extends CasebookDocument>(before: T, after: T, onto: T): T {
  const [old, next] = [before as unknown as Parts, after as unknown as Parts];
  let made = onto as unknown as Parts;
  for (const key of keysOf(old, next, made)) {
    const isFree = textOf(made[key]) === textOf(old[key]);
    if (isFree && textOf(next[key]) !== textOf(old[key])) made = withPart(made, key, next[key]);
  }
  if (isRecord(before) && isRecord(after) && isRecord(onto)) {
    const changes = diffStatements(before.statements, after.statements);
    made = { ...made, statements: carryOver(before.statements, onto.statements, changes).statements };
  }
  return made as unknown as T;
}

function countApart(wanted: CasebookDocument, made: CasebookDocument): number {
  const [ours, theirs] = [wanted as unknown as Parts, made as unknown as Parts];
  const parts = keysOf(ours).filter((key) => textOf(ours[key]) !== textOf(theirs[key])).length;
  if (!isRecord(wanted) || !isRecord(made)) return parts;
  const there = new Set(made.statements.map(canonicalJson));
  return parts + wanted.statements.filter((statement) => !there.has(canonicalJson(statement))).length;
}

// The first revision came with the collection. Older databases do not say of later ones from where they came.
function isBy({ number, collection, reason, credit }: RevisionBody, arrival: Arrival): boolean {
  if (number === 1 || collection === arrival.collection) return true;
  return collection === undefined && reason === arrival.reason && credit === arrival.credit;
}

type Look = { readonly id: string; readonly revision: number };

/**
 * What a collection itself has brought of a document so far: its own revisions one upon the other, without what others
 * changed in between. Undefined when nobody else changed anything.
 */
async function broughtSoFar(store: ReadStore, arrival: Arrival, { id, revision }: Look) {
  let brought: CasebookDocument | undefined;
  let before: CasebookDocument | undefined;
  let hasEdits = false;
  for (let number = 1; number <= revision; number += 1) {
    const body = (await store.revision(id, number))?.body;
    if (!body) continue;
    if (!isBy(body, arrival)) hasEdits = true;
    else brought = brought && before ? carried(before, body.document, brought) : body.document;
    before = body.document;
  }
  return hasEdits ? brought : undefined;
}

/**
 * Carries what is new in an arriving document over to what stands here, so that an import never undoes what editors changed:
 * where both changed the same fact, that of the editors stays. `merged` adds what the document gained here by merges.
 */
export async function keepEdits(
  store: ReadStore,
  arrival: Arrival,
  at: Look & {
    readonly there: CasebookDocument | undefined;
    readonly document: CasebookDocument;
    readonly merged: (document: CasebookDocument) => CasebookDocument;
  },
): Promise<Kept> {
  const { there, document, merged } = at;
  const wanted = merged(document);
  const base = there && at.revision > 1 ? await broughtSoFar(store, arrival, at) : undefined;
  if (!there || !base) return { document: wanted, kept: 0 };
  const made = carried(merged(base), wanted, there);
  return { document: made, kept: countApart(wanted, made) };
}
