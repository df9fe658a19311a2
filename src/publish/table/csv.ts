import { csvLine } from '../../core/csv-text.ts';
import type { PublicRecord } from '../public-record.ts';
import type { Column, Row } from './column.ts';

const PIECE = 64 * 1024;
const BYTE_ORDER_MARK = '\ufeff';
const encoder = new TextEncoder();

/** A table that records make: its columns, and the rows of each record. */
export type Table = { readonly columns: readonly Column[]; readonly rows: (record: PublicRecord) => readonly Row[] };

/**
 * Text in pieces that are worth sending. The first one goes out at once, so that a reader sees that something comes.
 */
export async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let piece = '';
  let isFirst = true;
  for await (const text of texts) {
    piece += text;
    if (piece.length < PIECE && !isFirst) continue;
    isFirst = false;
    yield encoder.encode(piece);
    piece = '';
  }
  if (piece !== '') yield encoder.encode(piece);
}

async function* lines(
  { columns, rows }: Table,
  records: AsyncIterable<PublicRecord>,
  start: string,
): AsyncGenerator<string> {
  yield start + csvLine(columns.map(({ name }) => name));
  for await (const record of records) for (const row of rows(record)) yield csvLine(row);
}

/**
 * A table as CSV (RFC 4180, UTF-8) with the names of its columns first. Cells that a spreadsheet would take for a formula get
 * an apostrophe in front, which our own import takes off again. With `forExcel`, a byte order mark says that it is UTF-8.
 */
export function csvOf(table: Table, forExcel = false) {
  return (records: AsyncIterable<PublicRecord>): AsyncIterable<Uint8Array> =>
    inPieces(lines(table, records, forExcel ? BYTE_ORDER_MARK : ''));
}
