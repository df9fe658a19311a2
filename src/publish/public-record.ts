import { setImmediate as turn } from 'node:timers/promises';
import { type EntityDocument, entityName } from '../core/entity.ts';
import type { PublishedRevision, ReadStore } from '../core/ports.ts';
import { entitiesNamed, type PublicSource, publicEntity, publicRecord, publicSource } from '../core/public.ts';
import type { RecordDocument } from '../core/record.ts';
import { numberOf } from '../core/revision.ts';
import type { SourceDocument } from '../core/source.ts';

/**
 * Everything public of one record, for every export. `time` is that of the revision and `published` that of the first one
 * (ISO 8601); `commitment` is the content hash of the revision; `document` is the record as it may leave. `sources` are those
 * that it cites, by their numbers, and `entities` those that it names, in the order in which it names them.
 */
export type PublicRecord = {
  readonly id: string;
  readonly revision: number;
  readonly time: string;
  readonly published: string;
  readonly commitment: string;
  readonly state: 'published';
  readonly licence?: string;
  readonly attribution?: string;
  readonly document: RecordDocument;
  readonly sources: readonly PublicSource[];
  readonly entities: readonly EntityDocument[];
};

/** How many records are read, and held in memory, at a time. */
export const BATCH = 100;

async function* inBatches(ids: AsyncIterable<string> | Iterable<string>): AsyncGenerator<readonly string[]> {
  let batch: string[] = [];
  for await (const id of ids) {
    batch.push(id);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const citedBy = (record: RecordDocument): readonly string[] => [
  ...new Set(record.statements.flatMap((statement) => statement.cites)),
];

type Named = {
  readonly entities: ReadonlyMap<string, EntityDocument>;
  readonly sources: ReadonlyMap<string, PublicSource>;
};

async function namedBy(store: ReadStore, records: readonly RecordDocument[]): Promise<Named> {
  const ids = new Set(records.flatMap((record) => [...entitiesNamed(record), ...citedBy(record)]));
  const found = await store.current([...ids]);
  const entities = found.filter((one): one is EntityDocument => one.schema === 'casebook.entity/1');
  const sources = found.filter((one): one is SourceDocument => one.schema === 'casebook.source/1');
  return {
    entities: new Map(entities.map((entity) => [entity.id, entity])),
    sources: new Map(sources.map((source) => [source.id, publicSource(source)])),
  };
}

function publicOf({ published, commitment, body }: PublishedRevision, named: Named): PublicRecord {
  const { number, time, document } = body;
  const record = publicRecord(document as RecordDocument, named.entities);
  const cited = citedBy(record).flatMap((id) => named.sources.get(id) ?? []);
  return {
    id: record.id,
    revision: number,
    time,
    published,
    commitment,
    state: 'published',
    licence: record.licence,
    attribution: record.attribution,
    document: record,
    sources: cited.sort((a, b) => numberOf(a.id) - numberOf(b.id)),
    entities: entitiesNamed(record).flatMap((id) => publicEntity(named.entities.get(id)) ?? []),
  };
}

/**
 * Reads the records behind these ids, in their order, a hundred at a time with two questions to the store. Nothing is held
 * between batches: what was withdrawn or merged meanwhile is left out.
 */
export async function* publicRecords(
  store: ReadStore,
  ids: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<PublicRecord> {
  for await (const batch of inBatches(ids)) {
    // Whoever else waits for this thread comes in between.
    await turn();
    const found = new Map((await store.published(batch)).map((one) => [one.body.document.id, one]));
    const named = await namedBy(
      store,
      [...found.values()].map(({ body }) => body.document as RecordDocument),
    );
    for (const id of batch) {
      const there = found.get(id);
      if (there) yield publicOf(there, named);
    }
  }
}

/** The name of an entity that a record names, or its id where it has none to show. */
export function nameIn({ entities }: Pick<PublicRecord, 'entities'>, id: string): string {
  const entity = entities.find((one) => one.id === id);
  return entity === undefined ? id : entityName(entity);
}
