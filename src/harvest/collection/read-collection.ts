import { z } from 'zod';
import type { Arrival } from '../../core/arrival.ts';
import { Refused } from '../../core/errors.ts';
import { fold } from '../../core/words.ts';
import { type Located, type Path, readLocated, refuseAt } from './located.ts';
import { type Names, type RecordText, readRecord, sourceKey } from './read-record.ts';
import { type CollectionFile, collectionShape, type EntityFile, entityShape, recordShape } from './shapes.ts';

/** A collection read from its files: what arrives, and which record is to be featured. */
export type CollectionRead = { readonly settings: CollectionFile; readonly arrival: Arrival };

function readShape<T>(file: Located, shape: z.ZodType<T>): T {
  const read = shape.safeParse(file.data);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const path: Path = (issue?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)));
  return refuseAt(file, path, issue?.message ?? 'does not fit');
}

function onlyOne(files: readonly Located[], name: string): Located {
  const found = files.find((file) => file.name === name);
  if (!found) throw new Refused('bad-file', `The collection has no ${name}.`);
  return found;
}

function refuseTwice(keys: readonly { readonly file: Located; readonly path: Path; readonly key: string }[]): void {
  const seen = new Set<string>();
  for (const { file, path, key } of keys) {
    if (seen.has(key)) refuseAt(file, path, `has the key "${key}", which an earlier one has too`);
    seen.add(key);
  }
}

function readEntities(file: Located): readonly EntityFile[] {
  const entities = readShape(file, z.array(entityShape));
  refuseTwice(entities.map(({ key }, index) => ({ file, path: [index], key })));
  return entities;
}

function readRecordTexts(files: readonly Located[]): readonly RecordText[] {
  const own = files.filter((file) => file.name !== 'collection.yaml' && file.name !== 'entities.yaml');
  const texts = own.map((file) => {
    if (!file.name.startsWith('records/')) refuseAt(file, [], 'stands outside the directory records');
    return { file, record: readShape(file, recordShape) };
  });
  refuseTwice(texts.map(({ file, record }) => ({ file, path: [], key: record.key })));
  return texts;
}

function arrivingSources(texts: readonly RecordText[]): Arrival['sources'] {
  const sources = new Map<string, Arrival['sources'][number]>();
  for (const { record } of texts) {
    for (const [local, document] of Object.entries(record.sources)) {
      const key = sourceKey(record, local);
      if (!sources.has(key)) sources.set(key, { key, shared: document.url ? [document.url] : [], document });
    }
  }
  return [...sources.values()];
}

function arrivingEntity({ key, ...document }: EntityFile): Arrival['entities'][number] {
  return { key, shared: document.names.map((name) => `${document.kind}:${fold(name.text)}`), document };
}

/** Reads a collection's YAML files. Refuses with file, line and reason at the first thing that is wrong; pure. */
export function readCollection(texts: readonly { readonly name: string; readonly text: string }[]): CollectionRead {
  const files = texts.map(({ name, text }) => readLocated(name, text));
  const settingsFile = onlyOne(files, 'collection.yaml');
  const settings = readShape(settingsFile, collectionShape);
  const entities = readEntities(onlyOne(files, 'entities.yaml'));
  const records = [...readRecordTexts(files)];
  const names: Names = {
    entities: new Map(entities.map((entity) => [entity.key, entity.kind])),
    records: new Set(records.map(({ record }) => record.key)),
  };
  const { featured } = settings;
  // Ids are drawn in this order: the featured case comes first, and is CB-1 in a fresh database.
  records.sort((a, b) => Number(b.record.key === featured) - Number(a.record.key === featured));
  if (featured !== undefined && !names.records.has(featured)) {
    refuseAt(settingsFile, ['featured'], `names "${featured}", which is not a record of this collection`);
  }
  return {
    settings,
    arrival: {
      collection: settings.collection,
      reason: `Taken in from the collection "${settings.title}"`,
      credit: settings.attribution,
      entities: entities.map(arrivingEntity),
      sources: arrivingSources(records),
      records: records.map((record) => readRecord(record, names, settings)),
    },
  };
}
