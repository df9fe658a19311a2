import type { PublicRecord } from './public-record.ts';
import { recordColumns, recordRow, statementColumns, statementRows } from './table/columns.ts';
import { csvOf, type Table } from './table/csv.ts';
import { jsonOf, ndjsonOf } from './table/json-lines.ts';

/** A format that records are published in; `extension` follows a dot in the name of a file, `about` says for whom it is. */
export type Format = {
  readonly name: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly about: string;
  readonly write: (records: AsyncIterable<PublicRecord>) => AsyncIterable<Uint8Array>;
};

/** The name of a format. */
export type FormatName = 'csv' | 'csv-long' | 'xlsx-csv' | 'ndjson' | 'json' | 'parquet';

/** The table with one row for each record. */
export const recordTable: Table = { columns: recordColumns, rows: (record) => [recordRow(record)] };
/** The table with one row for each statement. */
export const statementTable: Table = { columns: statementColumns, rows: statementRows };

const CSV = 'text/csv; charset=utf-8; header=present';

// The library is loaded with the first Parquet file only.
async function* parquet(records: AsyncIterable<PublicRecord>): AsyncGenerator<Uint8Array> {
  const { parquetOf } = await import('./table/parquet.ts');
  yield* parquetOf(recordTable)(records);
}

/** Every format by its name. */
export const formats: Readonly<Record<FormatName, Format>> = {
  csv: { name: 'csv', extension: 'csv', mediaType: CSV, about: 'one row for each record', write: csvOf(recordTable) },
  'csv-long': {
    name: 'csv-long',
    extension: 'long.csv',
    mediaType: CSV,
    about: 'one row for each statement, with who says it and where',
    write: csvOf(statementTable),
  },
  'xlsx-csv': {
    name: 'xlsx-csv',
    extension: 'excel.csv',
    mediaType: CSV,
    about: 'the first one for Excel, which is told that it is UTF-8',
    write: csvOf(recordTable, true),
  },
  ndjson: {
    name: 'ndjson',
    extension: 'ndjson',
    mediaType: 'application/x-ndjson; charset=utf-8',
    about: 'everything, a line of JSON for each record',
    write: ndjsonOf,
  },
  json: {
    name: 'json',
    extension: 'json',
    mediaType: 'application/json; charset=utf-8',
    about: 'everything, as one JSON list',
    write: jsonOf,
  },
  parquet: {
    name: 'parquet',
    extension: 'parquet',
    mediaType: 'application/vnd.apache.parquet',
    about: 'one row for each record, for R, Python and DuckDB',
    write: parquet,
  },
};

/** The format of that name, or undefined. */
export function formatNamed(name: string): Format | undefined {
  return Object.hasOwn(formats, name) ? formats[name as FormatName] : undefined;
}
