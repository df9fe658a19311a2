import type { ByteFile } from '../../core/byte-file.ts';
import { refuseFile } from './decode-text.ts';
import type { TableRow } from './read-csv.ts';

/** Whether a record holds nothing. */
export const isBlank = ({ cells }: TableRow): boolean => cells.every((cell) => cell.trim() === '');

function cutRow({ line, cells }: TableRow, width: number): TableRow {
  return { line, cells, cut: `The last line ends after ${cells.length} of ${width} cells.` };
}

/**
 * The records of a table, of which the last one comes marked as `cut` when it has fewer cells than all the others, who
 * agree: a file that broke off while it was copied looks like this. Blank records say nothing.
 */
export async function* markCutOff(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
  let held: TableRow | undefined;
  let width: number | undefined;
  let agree = true;
  for await (const row of rows) {
    if (held !== undefined) {
      if (!isBlank(held)) {
        width ??= held.cells.length;
        agree &&= held.cells.length === width;
      }
      yield held;
    }
    held = row;
  }
  if (held === undefined) return;
  const isWhole = held.cut !== undefined || isBlank(held) || !agree || held.cells.length >= (width ?? 0);
  yield isWhole ? held : cutRow(held, width ?? 0);
}

/** Refuses a file that is cut off before its columns are all named. */
export function refuseCutHeader(file: ByteFile, { line, cut }: TableRow): void {
  if (cut !== undefined) refuseFile(file, 'the file seems to be cut off here, before any row', line);
}
