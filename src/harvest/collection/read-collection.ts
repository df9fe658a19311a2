import { z } from 'zod';
import type { Arrival } from '../../core/arrival.ts';
import { Refused } from '../../core/errors.ts';
import { fieldNamed } from '../../core/fields.ts';
import { type Fault, faultsOf, type RecordDocument } from '../../core/record.ts';
import type { Statement } from '../../core/statement.ts';
import type { Related } from '../../core/values.ts';
import { fold } from '../../core/words.ts';
import { type Located, readLocated, refuseAt } from './located.ts';
import { type CollectionFile, collectionShape, type EntityFile, entityShape, type RecordFile, recordShape } from './shapes.ts';

const EDITORS = 'Casebook editors';

function readShape<T>(file: Located, shape: z.ZodType<T>): T {
  const read = shape.safeParse(file.data);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const path = (issue?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)));
  return refuseAt(file, path, `${path.at(-1) ?? 'the file'} ${issue?.message ?? 'does not fit'}`);
}

function statementsOf(record: RecordFile): readonly Statement[] {
  return record.statements.map((written) => ({
    ...written,
    by: written.by ?? EDITORS,
    cites: written.cites ?? [],
    rank: written.rank ?? 'normal',
  })) as readonly Statement[];
}

type Names = { readonly entities: ReadonlySet<string>; readonly records: ReadonlySet<string> };

function keyFault(statement: Statement, record: RecordFile, names: Names): string | undefined {
  const missing = statement.cites.find((key) => record.sources[key] === undefined);
  if (missing !== undefined) return `cites "${missing}", which is not among the sources`;
  const type = fieldNamed(statement.field)?.type;
  if (type === 'entity' && statement.value !== undefined && !names.entities.has(String(statement.value))) {
    return `names the entity "${String(statement.value)}", which entities.yaml does not have`;
  }
  const target = type === 'related' ? (statement.value as Related | undefined)?.record : undefined;
  return target !== undefined && !names.records.has(target) ? `relates to "${target}", which is not a record here` : undefined;
}

// Ids are drawn only inside the transaction; a stand-in lets everything else be checked before anything is written.
function standIn(statement: Statement): Statement {
  const type = statement.value === undefined ? undefined : fieldNamed(statement.field)?.type;
  const cites = statement.cites.map(() => 'S-1');
  if (type === 'entity') return { ...statement, cites, value: `E-${[...String(statement.value)].reduce((n, c) => n * 31 + c.charCodeAt(0), 7) % 1e9 | 1}` };
  if (type === 'related') return { ...statement, cites, value: { ...(statement.value as Related), record: 'CB-1' } };
  return { ...statement, cites };
}

function checkRecord(file: Located, record: RecordFile, names: Names): readonly Statement[] {
  const statements = statementsOf(record);
  statements.forEach((statement, index) => {
    const fault = keyFault(statement, record, names);
    if (fault !== undefined) refuseAt(file, ['statements', index], fault);
  });
  const document: RecordDocument = {
    schema: 'casebook.record/1',
    id: 'CB-1',
    language: record.language,
    statements: statements.map(standIn),
  };
  const fault = faultsOf(document).find((found) => !isStandInFault(found));
  if (fault) refuseAt(file, fault.path, `${String(fault.path.at(-1) ?? 'the record')} ${fault.message}`);
  return statements;
}

// Two relations to different records look alike once both have stand-ins; the real ids are checked on arrival.
function isStandInFault(fault: Fault): boolean {
  return fault.message.startsWith('says the same');
}

function onlyOne(files: readonly Located[], name: string): Located {
  const found = files.find((file) => file.name === name);
  if (!found) throw new Refused('bad-file', `The collection has no ${name}.`);
  return found;
}

function noTwice(file: Located, keys: readonly string[]): void {
  const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  if (twice >= 0) refuseAt(file, [twice], `the key "${keys[twice]}" occurs twice`);
}

/** A collection read from its files: what arrives, and which record is to be featured. */
export type CollectionRead = { readonly settings: CollectionFile; readonly arrival: Arrival };

/** Reads a collection's YAML files. Refuses with file, line and reason at the first thing that is wrong; pure. */
export function readCollection(texts: readonly { readonly name: string; readonly text: string }[]): CollectionRead {
  const files = texts.map(({ name, text }) => readLocated(name, text));
  const settings = readShape(onlyOne(files, 'collection.yaml'), collectionShape);
  const entityFile = onlyOne(files, 'entities.yaml');
  const entities = readShape<EntityFile[]>(entityFile, z.array(entityShape));
  noTwice(entityFile, entities.map((entity) => entity.key));
  const recordFiles = files.filter((file) => file.name.startsWith('records/'));
  const records = recordFiles.map((file) => ({ file, record: readShape<RecordFile>(file, recordShape) }));
  const names = {
    entities: new Set(entities.map((entity) => entity.key)),
    records: new Set(records.map(({ record }) => record.key)),
  };
  const { licence, attribution } = settings;
  const sources = new Map<string, Arrival['sources'][number]>();
  const arriving = records.map(({ file, record }): Arrival['records'][number] => {
    for (const [local, source] of Object.entries(record.sources)) {
      const key = source.url ?? `${record.key}/${local}`;
      if (!sources.has(key)) sources.set(key, { key, shared: source.url ? [source.url] : [], document: source });
    }
    const keyOf = (local: string): string => record.sources[local]?.url ?? `${record.key}/${local}`;
    const statements = checkRecord(file, record, names).map((one) => ({ ...one, cites: one.cites.map(keyOf) }));
    return { key: record.key, document: { language: record.language, licence, attribution, statements } };
  });
  return {
    settings,
    arrival: {
      collection: settings.collection,
      reason: `Taken in from the collection "${settings.title}"`,
      credit: attribution,
      entities: entities.map(({ key, ...document }) => ({
        key,
        shared: document.names.map((name) => `${document.kind}:${fold(name.text)}`),
        document,
      })),
      sources: [...sources.values()],
      records: arriving,
    },
  };
}
