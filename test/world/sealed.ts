import type { EntityDocument } from '../../src/core/entity.ts';
import { type IndexEntry, indexEntryOf } from '../../src/core/index-entry.ts';
import type { Store, WriteStore } from '../../src/core/ports.ts';
import type { RecordDocument } from '../../src/core/record.ts';
import { type CasebookDocument, type Revision, type RevisionBody, sealRevision } from '../../src/core/revision.ts';
import { seededRandom } from './fake-world.ts';

const random = seededRandom();

/** A document sealed as revision `number`, on that day of January 2026. */
export function seal(document: CasebookDocument, number = 1, more: Partial<RevisionBody> = {}): Revision {
  const time = `2026-01-${String(number).padStart(2, '0')}T00:00:00.000Z`;
  const body = { number, time, state: 'published', reason: `Reason ${number}`, credit: 'A test', ...more } as const;
  return sealRevision({ schema: 'casebook.revision/1', ...body, document }, random.bytes(32));
}

/** Seals a document and stores it on top of the revision before `number`. */
export function put(tx: WriteStore, document: CasebookDocument, { number = 1, ...more }: Partial<RevisionBody> = {}) {
  return tx.putRevision(document.id, number - 1, seal(document, number, more));
}

/** The index entry of a record that was published on the day of February 2026 that its id names. */
export function entryOf(record: RecordDocument, entities: readonly EntityDocument[] = []): IndexEntry {
  const published = `2026-02-${record.id.slice(3).padStart(2, '0')}T00:00:00.000Z`;
  const near = { entities: new Map(entities.map((one) => [one.id, one])), sources: new Map() };
  return indexEntryOf(record, { ...near, published, changed: published, revision: 1 });
}

/** Publishes and indexes records, and the entities that they name. */
export async function indexed(
  store: Store,
  records: readonly RecordDocument[],
  entities: readonly EntityDocument[] = [],
) {
  await store.transaction(async (tx) => {
    for (const document of [...entities, ...records]) await put(tx, document);
    await tx.putIndex(records.map((record) => entryOf(record, entities)));
  });
}
