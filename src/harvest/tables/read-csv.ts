import { pipeline, Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import type { ByteFile } from '../../core/byte-file.ts';
import { decodeText, lineEnds, refuseFile } from './decode-text.ts';
import type { Encoding } from './guess-encoding.ts';

/**
 * One record of a table: its cells as written, and the line on which it starts, from 1. `cut` says how one knows that the
 * file ends in the middle of this record, where it seems to; its cells are then not to be used.
 */
export type TableRow = { readonly line: number; readonly cells: readonly string[]; readonly cut?: string };

// A guard for memory only: one record this large is far more likely an unclosed quote than a text.
const MAX_RECORD = 16 * 1024 * 1024;

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

const columnOf = (error: CsvError): number => Number(error.column ?? 0) + 1;

/**
 * The records of a CSV file in order, streamed; a quote where none belongs is part of its cell. `found` is told the
 * encoding. A record that ends with the file inside a quoted cell comes marked as `cut`. Refuses a record above 16 MB.
 */
export async function* readCsv(
  file: ByteFile,
  found: (encoding: Encoding) => void = () => {},
): AsyncGenerator<TableRow> {
  let end = 0;
  let cut: TableRow | undefined;
  const skipped = (error: CsvError | undefined): undefined => {
    if (error === undefined) return;
    if (error.code !== 'CSV_QUOTE_NOT_CLOSED')
      refuseFile(file, `the cell in column ${columnOf(error)} is longer than 16 MB`, end + 1);
    cut = { line: end + 1, cells: [], cut: `The quote that opens in column ${columnOf(error)} is never closed.` };
  };
  const parser = parse({
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    max_record_size: MAX_RECORD,
    info: true,
    on_skip: skipped,
    on_record: (record, { lines }) => {
      end = lines;
      return record;
    },
  });
  // The parser carries every error to whoever reads from it, so there is nothing to do once the pipe is done.
  pipeline(Readable.from(decodeText(file, found)), parser, () => {});
  for await (const { record, info } of parser as AsyncIterable<Parsed>) {
    yield { line: info.lines - record.reduce((sum, cell) => sum + lineEnds(cell), 0), cells: record };
  }
  if (cut !== undefined) yield cut;
}
