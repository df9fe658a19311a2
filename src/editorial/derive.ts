import type { EntityDocument } from '../core/entity.ts';
import { type IndexEntry, indexEntryOf, namedIn } from '../core/index-entry.ts';
import type { ReadStore, WriteStore } from '../core/ports.ts';
import type { RecordDocument } from '../core/record.ts';
import { type CasebookDocument, kindOf } from '../core/revision.ts';
import type { SourceDocument } from '../core/source.ts';

type Nearby = ReadonlyMap<string, CasebookDocument>;

function surroundings(record: RecordDocument, nearby: Nearby) {
  const entities = new Map<string, EntityDocument>();
  const sources = new Map<string, SourceDocument>();
  for (const id of namedIn(record)) {
    const document = nearby.get(id);
    if (document?.schema === 'casebook.entity/1') entities.set(id, document);
    if (document?.schema === 'casebook.source/1') sources.set(id, document);
  }
  return { entities, sources };
}

/**
 * Derives the index entries of these published records, asking the store at once for all they name that is not `known` already.
 */
export async function deriveEntries(
  store: ReadStore,
  records: readonly RecordDocument[],
  known: Nearby = new Map(),
): Promise<readonly IndexEntry[]> {
  const others = await store.current(records.flatMap(namedIn).filter((id) => !known.has(id)));
  const nearby: Nearby = new Map([
    ...known,
    ...others.map((document): [string, CasebookDocument] => [document.id, document]),
  ]);
  const heads = new Map((await store.headsOf(records.map((record) => record.id))).map((head) => [head.id, head]));
  const entries: IndexEntry[] = [];
  for (const record of records) {
    const head = heads.get(record.id);
    if (head?.state !== 'published') continue;
    const times = { published: head.firstTime ?? '', changed: head.lastTime ?? '', revision: head.revision };
    entries.push(indexEntryOf(record, { ...surroundings(record, nearby), ...times }));
  }
  return entries;
}

/**
 * Brings the index up to date with documents just published; records that name a changed entity or source follow.
 * No other record can name a document whose id is `fresh`, so nobody is looked for there.
 */
export async function indexPublished(
  tx: WriteStore,
  documents: readonly CasebookDocument[],
  fresh: ReadonlySet<string> = new Set(),
): Promise<void> {
  const records = new Map<string, RecordDocument>();
  for (const document of documents) {
    if (document.schema === 'casebook.record/1') records.set(document.id, document);
  }
  const touched = new Set<string>();
  for (const { id } of documents) {
    if (kindOf(id) === 'record' || fresh.has(id)) continue;
    for (const user of await tx.recordsUsing(id)) touched.add(user);
  }
  const others = await tx.current([...touched].filter((id) => !records.has(id)));
  const all = [...records.values(), ...others.filter((document) => document.schema === 'casebook.record/1')];
  const named: Nearby = new Map(documents.map((document) => [document.id, document]));
  await tx.putIndex(await deriveEntries(tx, all, named));
}
