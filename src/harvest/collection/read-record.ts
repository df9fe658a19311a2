import type { Arrival } from '../../core/arrival.ts';
import type { EntityKind } from '../../core/entity.ts';
import { fieldNamed } from '../../core/fields.ts';
import { faultsOf } from '../../core/record.ts';
import type { Statement } from '../../core/statement.ts';
import type { Related, Reply } from '../../core/values.ts';
import { type Located, refuseAt } from './located.ts';
import type { CollectionFile, RecordFile } from './shapes.ts';

/** What a record file may name: entities with their kinds, and records. */
export type Names = { readonly entities: ReadonlyMap<string, EntityKind>; readonly records: ReadonlySet<string> };

/** A record file, read and of the right shape. */
export type RecordText = { readonly file: Located; readonly record: RecordFile };

const EDITORS = 'Casebook editors';

function statementsOf(record: RecordFile): readonly Statement[] {
  return record.statements.map((written) => ({
    ...written,
    by: written.by ?? EDITORS,
    cites: written.cites ?? [],
    rank: written.rank ?? 'normal',
  })) as readonly Statement[];
}

function entityFault(field: string, value: unknown, { entities }: Names): string | undefined {
  const kind = entities.get(String(value));
  if (kind === undefined) return `names the entity "${String(value)}", which entities.yaml does not have`;
  const wanted = fieldNamed(field)?.kind;
  if (wanted === undefined || kind === wanted) return undefined;
  return `names "${String(value)}", which is of the kind ${kind}, where only a ${wanted} may stand`;
}

function referenceFault(statement: Statement, record: RecordFile, names: Names): string | undefined {
  const missing = statement.cites.find((key) => !Object.hasOwn(record.sources, key));
  if (missing !== undefined) return `cites "${missing}", which is not among the sources`;
  const { field, value } = statement;
  const type = value === undefined ? undefined : fieldNamed(field)?.type;
  if (type === 'entity') return entityFault(field, value, names);
  if (type === 'reply') return entityFault(field, (value as Reply | null)?.entity, names);
  const target = type === 'related' ? (value as Related | null)?.record : undefined;
  if (target === undefined || names.records.has(target)) return undefined;
  return `relates to "${target}", which is not a record of this collection`;
}

// Ids are drawn only inside the transaction that takes the collection in. Here each key is numbered by its place, so
// that everything can be checked with its line before anything is written.
function numbered(keys: Iterable<string>, prefix: string): (key: string) => string {
  const numbers = new Map([...keys].map((key, index) => [key, `${prefix}-${index + 1}`]));
  return (key) => numbers.get(key) ?? key;
}

function withSources(statement: Statement, named: (key: string) => string): Statement {
  const quotes = statement.quotes?.map((quote) => ({ ...quote, source: named(quote.source) }));
  return { ...statement, cites: statement.cites.map(named), ...(quotes && { quotes }) };
}

function withNumbers(statements: readonly Statement[], record: RecordFile, names: Names): readonly Statement[] {
  const sourceId = numbered(Object.keys(record.sources), 'S');
  const entityId = numbered(names.entities.keys(), 'E');
  const recordId = numbered(names.records, 'CB');
  return statements.map((statement): Statement => {
    const made = withSources(statement, sourceId);
    const { value } = statement;
    const type = fieldNamed(statement.field)?.type;
    if (type === 'entity' && typeof value === 'string') return { ...made, value: entityId(value) };
    if (typeof value !== 'object' || value === null) return made;
    if (type === 'reply') return { ...made, value: { ...(value as Reply), entity: entityId((value as Reply).entity) } };
    if (type !== 'related') return made;
    const related = value as Related;
    return { ...made, value: { ...related, record: recordId(related.record) } };
  });
}

function checkedStatements({ file, record }: RecordText, names: Names): readonly Statement[] {
  const statements = statementsOf(record);
  for (const [index, statement] of statements.entries()) {
    const wrong = referenceFault(statement, record, names);
    if (wrong !== undefined) refuseAt(file, ['statements', index], wrong);
  }
  const document = { schema: 'casebook.record/1', id: 'CB-1', language: record.language };
  const [fault] = faultsOf({ ...document, statements: withNumbers(statements, record, names) });
  return fault ? refuseAt(file, fault.path, fault.message) : statements;
}

/** The key of a source in an arrival: its address, or its place in the record file when it has none. */
export function sourceKey(record: RecordFile, local: string): string {
  return record.sources[local]?.url ?? `${record.key}/${local}`;
}

/** A record file as an arriving record. Refuses with line and reason whatever could not be published. */
export function readRecord(text: RecordText, names: Names, settings: CollectionFile): Arrival['records'][number] {
  const { record } = text;
  const { licence, attribution } = settings;
  const statements = checkedStatements(text, names).map((statement) =>
    withSources(statement, (local) => sourceKey(record, local)),
  );
  return { key: record.key, document: { language: record.language, licence, attribution, statements } };
}
