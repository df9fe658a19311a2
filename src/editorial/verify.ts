import type { HeldRow } from '../core/held-tables.ts';
import type { Doubt, Snapshot } from '../core/holdings.ts';
import type { Store } from '../core/ports.ts';
import type { CasebookDocument } from '../core/revision.ts';
import { derivedDoubts } from './verify-derived.ts';
import { itemDoubts } from './verify-items.ts';
import { leadsAsSaid, lookAtClosed, lookAtRevision, referencesIn } from './verify-revision.ts';

/**
 * What a second opinion on a whole database came to. `closed` of the revisions hold nothing any more, so that their
 * commitments say only that something was there; `first` are the first doubts, as lines of text.
 */
export type Verification = {
  readonly documents: number;
  readonly revisions: number;
  readonly closed: number;
  readonly sequence: number;
  readonly doubts: number;
  readonly first: readonly string[];
};

const BATCH = 100;
const FIRST = 20;

/** A doubt as one line. */
export function doubtLine({ id, what }: Doubt): string {
  return `${id}: ${what}.`;
}

async function* inBatches(rows: AsyncIterable<HeldRow>): AsyncGenerator<readonly HeldRow[]> {
  let batch: HeldRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

async function* missing(
  { reads }: Snapshot,
  documents: readonly { readonly name: string; readonly document: CasebookDocument }[],
): AsyncGenerator<Doubt> {
  const wanted = documents.map(({ document }) => [...new Set(referencesIn(document))]);
  const there = new Set((await reads.headsOf(wanted.flat())).map(({ id }) => id));
  for (const [at, { name }] of documents.entries()) {
    for (const id of wanted[at] ?? [])
      if (!there.has(id)) yield { id: name, what: `names ${id}, which does not exist` };
  }
}

async function closedIn(snapshot: Snapshot): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for await (const { id, number } of snapshot.rows('closing')) names.add(`${id} revision ${number}`);
  return names;
}

async function* revisionDoubts(snapshot: Snapshot): AsyncGenerator<Doubt> {
  const closed = await closedIn(snapshot);
  for await (const rows of inBatches(snapshot.rows('revision'))) {
    const ids = [...new Set(rows.map(({ id }) => String(id)))];
    const heads = new Map((await snapshot.reads.headsOf(ids)).map((head) => [head.id, head]));
    const readable: { name: string; document: CasebookDocument }[] = [];
    for (const row of rows) {
      const name = `${row['id']} revision ${row['number']}`;
      const { body, faults } = closed.has(name) ? lookAtClosed(row) : lookAtRevision(row);
      for (const what of faults) yield { id: name, what };
      if (body) readable.push({ name, document: body.document });
      if (body && !leadsAsSaid(heads.get(String(row['id'])), body))
        yield { id: name, what: 'names another record to lead to than the document does' };
    }
    yield* missing(snapshot, readable);
  }
}

async function* draftDoubts(snapshot: Snapshot): AsyncGenerator<Doubt> {
  for await (const rows of inBatches(snapshot.rows('draft'))) {
    const documents = rows.flatMap((row) => {
      const document = readDraft(String(row['document']));
      return document && document.id === row['id'] ? [{ name: `${row['id']}, a draft`, document }] : [];
    });
    const readable = new Set(documents.map(({ document }) => document.id));
    for (const { id } of rows) if (!readable.has(String(id))) yield { id: `${id}, a draft`, what: 'cannot be read' };
    yield* missing(snapshot, documents);
  }
}

function readDraft(text: string): CasebookDocument | undefined {
  try {
    return JSON.parse(text) as CasebookDocument;
  } catch {
    return undefined;
  }
}

/**
 * A second opinion on everything in a store, at one moment while others read and write: each revision against its
 * commitment and its canonical form, each table against the others, and the index against what it was made from.
 */
export function verifyStore(
  store: Pick<Store, 'holdings'>,
  tell: (doubt: Doubt) => void = () => {},
): Promise<Verification> {
  return store.holdings.snapshot(async (snapshot) => {
    const first: string[] = [];
    let doubts = 0;
    for (const found of [revisionDoubts, draftDoubts, itemDoubts, contradictionsOf, derivedDoubts]) {
      for await (const doubt of found(snapshot)) {
        doubts += 1;
        if (first.length < FIRST) first.push(doubtLine(doubt));
        tell(doubt);
      }
    }
    const { document: documents, revision: revisions, closing: closed } = await snapshot.counts();
    return { documents, revisions, closed, sequence: await snapshot.reads.sequence(), doubts, first };
  });
}

const contradictionsOf = (snapshot: Snapshot): AsyncIterable<Doubt> => snapshot.contradictions();
