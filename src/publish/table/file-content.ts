import { entityIn } from '../../core/statement.ts';
import type { FileColumn, FileRow, FileTable, TableContent } from '../../core/table-file.ts';
import { vocabularies } from '../../core/vocabulary.ts';
import type { PublicRecord } from '../public-record.ts';
import { type Column, recordColumns, recordRow, statementColumns, statementRows } from './columns.ts';
import type { Table } from './csv.ts';
import { entityColumns, sourceColumns } from './named-columns.ts';

const text = (name: string): FileColumn => ({ name, type: 'text' });

// In the file they stand in tables of their own.
const isInFile = ({ name }: Column): boolean =>
  !/^record_|^(?:sources|entities)_json$|^(?:revision|commitment)$/.test(name);
const kept = statementColumns.flatMap((column, at) => (isInFile(column) ? [at] : []));

const fileColumn = ({ name, type }: Column): FileColumn => ({ name, type: type === 'list' ? 'text' : type });
const key = (name: string, table: string): FileColumn => ({ name, type: 'text', key: table });

/** The tables of the SQLite file: `readme` says what it is; each table's first column names a row. */
export const fileTables: readonly FileTable[] = [
  { name: 'readme', columns: [text('about'), text('is')] },
  {
    name: 'vocabulary',
    columns: ['vocabulary', 'code', 'name', 'meaning', 'parent'].map((name) => ({ name, type: 'text' })),
    primary: ['vocabulary', 'code'],
  },
  {
    name: 'records',
    columns: recordColumns.map(fileColumn),
    search: ['title', 'summary', 'purpose', 'operator', 'developer', 'system'],
  },
  { name: 'sources', columns: sourceColumns.map(fileColumn) },
  { name: 'entities', columns: entityColumns.map(fileColumn) },
  {
    name: 'statements',
    columns: statementColumns
      .filter(isInFile)
      .map((column) => (column.name === 'record' ? key('record', 'records') : fileColumn(column))),
    primary: ['record', 'statement'],
  },
  {
    name: 'record_source',
    columns: [key('record', 'records'), key('source', 'sources')],
    primary: ['record', 'source'],
  },
  {
    name: 'record_entity',
    columns: [key('record', 'records'), key('entity', 'entities'), { name: 'role', type: 'text' }],
    primary: ['record', 'entity', 'role'],
  },
];

/** How the rows of the two main tables are made, where somebody makes them already. */
export type RowMakers = { readonly rows: Pick<Table, 'rows'>; readonly statements: Pick<Table, 'rows'> };

const ownRows: RowMakers = { rows: { rows: (record) => [recordRow(record)] }, statements: { rows: statementRows } };

function* rowsOfRecord(record: PublicRecord, { rows, statements }: RowMakers): Generator<FileRow> {
  const { id, sources, entities, document } = record;
  for (const cells of rows.rows(record)) yield { table: 'records', cells };
  for (const source of sources) yield { table: 'sources', cells: sourceColumns.map(({ cell }) => cell(source)) };
  for (const entity of entities) yield { table: 'entities', cells: entityColumns.map(({ cell }) => cell(entity)) };
  for (const row of statements.rows(record)) yield { table: 'statements', cells: kept.map((at) => row[at]) };
  for (const source of sources) yield { table: 'record_source', cells: [id, source.id] };
  const shown = new Set(entities.map((entity) => entity.id));
  for (const statement of document.statements) {
    const named = entityIn(statement);
    if (named !== undefined && shown.has(named)) yield { table: 'record_entity', cells: [id, named, statement.field] };
  }
}

async function* rowsOf(
  records: AsyncIterable<PublicRecord>,
  readme: readonly (readonly [string, string])[],
  makers: RowMakers,
): AsyncGenerator<FileRow> {
  for (const cells of readme) yield { table: 'readme', cells };
  for (const { vocabulary, codes } of vocabularies)
    for (const { code, name, gloss, parent } of codes)
      yield { table: 'vocabulary', cells: [vocabulary, code, name, gloss, parent] };
  for await (const record of records) yield* rowsOfRecord(record, makers);
}

/** What every such file says about itself, beside what is known of this one. */
export const readmeLines: readonly (readonly [string, string])[] = [
  [
    'what',
    'Public records of a Casebook: incidents in which automated systems did something to people, and who says so.',
  ],
  ['records', 'One row for each record, with its preferred values. Several values in one cell are joined by "; ".'],
  [
    'statements',
    'One row for each statement: field, value or why there is none, who says it, its rank and its sources.',
  ],
  ['sources', 'What statements cite. record_source says which record cites which source.'],
  [
    'entities',
    'Organisations, systems and groups. record_entity says who has which role on which record; no private person is named.',
  ],
  ['vocabulary', 'Every code with its name and meaning.'],
  ['search', "Full text (FTS5): select record from search where search match 'facial recognition' order by rank."],
  [
    'licence',
    'Each record states its own licence and whom to credit; a statement or source from elsewhere may have its own.',
  ],
];

/** The content of a SQLite file with these records; `readme` adds to what every such file says about itself. */
export function fileContent(
  records: AsyncIterable<PublicRecord>,
  readme: readonly (readonly [string, string])[] = [],
  makers = ownRows,
): TableContent {
  return { tables: fileTables, rows: rowsOf(records, [...readmeLines, ...readme], makers) };
}
