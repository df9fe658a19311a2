import { completenessOf } from '../../core/completeness.ts';
import { entityName } from '../../core/entity.ts';
import { fields } from '../../core/fields.ts';
import type { Statement } from '../../core/statement.ts';
import type { PublicRecord } from '../public-record.ts';
import { type Column, type Filled, joined, type Row } from './column.ts';
import { bestWithValue, columnsOfField } from './field-columns.ts';
import type { Names } from './say-value.ts';
import { type Said, statementCells } from './statement-cells.ts';

export type { Column, Row } from './column.ts';

const published = fields.filter(({ visible }) => visible === undefined);
const ofFields = published.map((field) => ({ field, columns: columnsOfField(field) }));

type Facts = { readonly record: PublicRecord; readonly unknown: string | undefined };

const before: readonly Filled<Facts>[] = [
  { name: 'id', meaning: 'The permanent id of the record.', type: 'text', cell: ({ record }) => record.id },
];

const after: readonly Filled<Facts>[] = [
  {
    name: 'unknown',
    meaning:
      'Fields without a value and why: unknown, not-disclosed, not-researched or not-applicable ("developer: not-disclosed").',
    type: 'list',
    vocabulary: 'unknown-reason',
    cell: ({ unknown }) => unknown,
  },
  {
    name: 'source',
    meaning: 'The ids of the sources that the record cites.',
    type: 'list',
    cell: ({ record }) => joined(record.sources.map(({ id }) => id)),
  },
  {
    name: 'source_url',
    meaning: 'The addresses of those sources, where they have one that may be shown.',
    type: 'list',
    cell: ({ record }) => joined(record.sources.flatMap(({ url }) => url ?? [])),
  },
  {
    name: 'statements',
    meaning: 'How many statements the record holds.',
    type: 'integer',
    unit: 'statements',
    cell: ({ record }) => record.document.statements.length,
  },
  {
    name: 'completeness',
    meaning: 'How many of the wanted fields are answered.',
    type: 'integer',
    unit: 'percent',
    cell: ({ record }) => completenessOf(record.document.statements).share,
  },
  {
    name: 'language',
    meaning: 'The language of the record (BCP 47).',
    type: 'text',
    cell: ({ record }) => record.document.language,
  },
  {
    name: 'licence',
    meaning: 'The licence of the record; facts from elsewhere may have one of their own, see the long form.',
    type: 'text',
    cell: ({ record }) => record.licence,
  },
  { name: 'attribution', meaning: 'Whom to credit.', type: 'text', cell: ({ record }) => record.attribution },
  {
    name: 'published',
    meaning: 'When the record was first published (ISO 8601, UTC).',
    type: 'text',
    cell: ({ record }) => record.published,
  },
  {
    name: 'changed',
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
];

const plain = <T>({ cell: _, ...column }: Filled<T>): Column => column;

/** The columns of the table of records, which has one row for each record and holds the preferred values. */
export const recordColumns: readonly Column[] = [
  ...before.map(plain),
  ...ofFields.flatMap(({ columns }) => columns.map(plain)),
  ...after.map(plain),
];

function byField(statements: readonly Statement[]): ReadonlyMap<string, Statement[]> {
  return Map.groupBy(statements, ({ field }) => field);
}

const namesOf = ({ entities }: PublicRecord): Names =>
  new Map(entities.map((entity) => [entity.id, entityName(entity)]));

/** A record as the cells of `recordColumns`. */
export function recordRow(record: PublicRecord): Row {
  const { statements, language } = record.document;
  const names = namesOf(record);
  const said = byField(statements);
  const unknown: string[] = [];
  const cells: Row[number][] = [];
  for (const { field, columns } of ofFields) {
    const own = said.get(field.name);
    const best = own === undefined ? [] : bestWithValue(field, own, language);
    if (best.length > 0) {
      const from = { best, names };
      for (const { cell } of columns) cells.push(cell(from));
      continue;
    }
    // Most records say nothing on most fields.
    for (let at = 0; at < columns.length; at += 1) cells.push(undefined);
    const reason = own?.find((one) => one.unknown !== undefined && one.rank !== 'deprecated')?.unknown;
    if (reason !== undefined) unknown.push(`${field.name}: ${reason}`);
  }
  const facts: Facts = { record, unknown: joined(unknown) };
  return [...before.map(({ cell }) => cell(facts)), ...cells, ...after.map(({ cell }) => cell(facts))];
}

/** The columns of the long table, which has one row for each statement and holds everything that is public. */
export const statementColumns: readonly Column[] = statementCells.map(plain);

/** A record as rows of cells of `statementColumns`. What its rows name first is described there, so that they hold the whole record. */
export function statementRows(record: PublicRecord): readonly Row[] {
  const names = namesOf(record);
  const told = new Set<string>();
  return record.document.statements.map((statement, at): Row => {
    const from: Said = { record, statement, number: at + 1, names, told };
    return statementCells.map(({ cell }) => cell(from));
  });
}
