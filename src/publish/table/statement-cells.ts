import type { EntityDocument } from '../../core/entity.ts';
import { field } from '../../core/fields.ts';
import type { PublicSource } from '../../core/public.ts';
import { entityIn, type Statement } from '../../core/statement.ts';
import type { Value } from '../../core/values.ts';
import type { PublicRecord } from '../public-record.ts';
import { type Filled, joined } from './column.ts';
import { type Names, valueCode, valueText } from './say-value.ts';

/** A statement on its record; `number` starts at 1, `told` gathers what the rows of the record have described so far. */
export type Said = {
  readonly record: PublicRecord;
  readonly statement: Statement;
  readonly number: number;
  readonly names: Names;
  readonly told: Set<string>;
};

const amountOf = (value: Value | undefined): number | undefined =>
  typeof value === 'object' && 'amount' in value ? value.amount : undefined;

function unitOf({ field: name, value }: Statement): string | undefined {
  if (amountOf(value) === undefined) return undefined;
  return typeof value === 'object' && 'currency' in value ? value.currency : field(name).unit;
}

function first<T extends PublicSource | EntityDocument>(
  ids: readonly string[],
  of: readonly T[],
  told: Set<string>,
): readonly T[] {
  const fresh = ids.filter((id) => !told.has(id));
  for (const id of fresh) told.add(id);
  return fresh.flatMap((id) => of.find((one) => one.id === id) ?? []);
}

const asJson = (list: readonly unknown[] | undefined): string | undefined =>
  list === undefined || list.length === 0 ? undefined : JSON.stringify(list);

/** The columns of the long table with the way from a statement to each cell. */
export const statementCells: readonly Filled<Said>[] = [
  { name: 'record', meaning: 'The id of the record.', type: 'text', cell: ({ record }) => record.id },
  {
    name: 'statement',
    meaning: 'The place of the statement on the record, from 1.',
    type: 'integer',
    cell: ({ number }) => number,
  },
  {
    name: 'field',
    meaning: 'The field that the statement is about.',
    type: 'text',
    cell: ({ statement }) => statement.field,
  },
  {
    name: 'value',
    meaning: 'The value in plain English.',
    type: 'text',
    cell: ({ statement, names }) => valueText(statement, names) || undefined,
  },
  {
    name: 'code',
    meaning: 'The code, or the id of the entity or record, where the value is one.',
    type: 'text',
    cell: ({ statement }) => valueCode(statement),
  },
  {
    name: 'amount',
    meaning: 'The number, where the value is a quantity or money.',
    type: 'number',
    cell: ({ statement }) => amountOf(statement.value),
  },
  {
    name: 'unit',
    meaning: 'The unit of that number, or its currency (ISO 4217).',
    type: 'text',
    cell: ({ statement }) => unitOf(statement),
  },
  {
    name: 'value_json',
    meaning: 'The value exactly, as JSON.',
    type: 'text',
    cell: ({ statement: { value } }) => (value === undefined ? undefined : JSON.stringify(value)),
  },
  {
    name: 'unknown',
    meaning: 'Why there is no value.',
    type: 'text',
    vocabulary: 'unknown-reason',
    cell: ({ statement }) => statement.unknown,
  },
  { name: 'asserted_by', meaning: 'Who says so.', type: 'text', cell: ({ statement }) => statement.by },
  {
    name: 'rank',
    meaning: 'preferred, normal or deprecated; only the best ones count in the table of records.',
    type: 'text',
    cell: ({ statement }) => statement.rank,
  },
  {
    name: 'source',
    meaning: 'The ids of the sources that the statement cites.',
    type: 'list',
    cell: ({ statement }) => joined(statement.cites),
  },
  {
    name: 'source_url',
    meaning: 'The addresses of those sources.',
    type: 'list',
    cell: ({ record, statement }) =>
      joined(record.sources.flatMap(({ id, url }) => (url !== undefined && statement.cites.includes(id) ? url : []))),
  },
  {
    name: 'quotes',
    meaning: 'The words of sources that the statement rests on, as a JSON list of source and text.',
    type: 'text',
    cell: ({ statement }) => asJson(statement.quotes),
  },
  { name: 'note', meaning: 'A note of the editors.', type: 'text', cell: ({ statement }) => statement.note },
  {
    name: 'disputed',
    meaning: 'Why the statement is in doubt.',
    type: 'text',
    cell: ({ statement }) => statement.disputed,
  },
  { name: 'lang', meaning: 'The language of a text (BCP 47).', type: 'text', cell: ({ statement }) => statement.lang },
  { name: 'raw', meaning: 'The wording that an import met.', type: 'text', cell: ({ statement }) => statement.raw },
  {
    name: 'licence',
    meaning: 'The licence of the statement, where it has one of its own.',
    type: 'text',
    cell: ({ statement }) => statement.licence,
  },
  {
    name: 'record_language',
    meaning: 'The language of the record (BCP 47).',
    type: 'text',
    cell: ({ record }) => record.document.language,
  },
  { name: 'record_licence', meaning: 'The licence of the record.', type: 'text', cell: ({ record }) => record.licence },
  {
    name: 'record_attribution',
    meaning: 'Whom to credit for the record.',
    type: 'text',
    cell: ({ record }) => record.attribution,
  },
  {
    name: 'record_published',
    meaning: 'When the record was first published (ISO 8601, UTC).',
    type: 'text',
    cell: ({ record }) => record.published,
  },
  {
    name: 'record_changed',
    meaning: 'When its newest version was published (ISO 8601, UTC).',
    type: 'text',
    cell: ({ record }) => record.time,
  },
  { name: 'revision', meaning: 'The number of that version.', type: 'integer', cell: ({ record }) => record.revision },
  {
    name: 'commitment',
    meaning: 'The content hash of that version (SHA-256, hexadecimal).',
    type: 'text',
    cell: ({ record }) => record.commitment,
  },
  {
    name: 'sources_json',
    meaning: 'The sources that the record cites first in this row, as a JSON list.',
    type: 'text',
    cell: ({ record, statement, told }) => asJson(first(statement.cites, record.sources, told)),
  },
  {
    name: 'entities_json',
    meaning: 'The entity that the record names first in this row, as a JSON list.',
    type: 'text',
    cell: ({ record, statement, told }) => {
      const named = entityIn(statement);
      return named === undefined ? undefined : asJson(first([named], record.entities, told));
    },
  },
];
