import type { ByteFile } from '../../core/byte-file.ts';
import { Refused } from '../../core/errors.ts';
import type { RowRefused } from '../imported-row.ts';
import { markCutOff, refuseCutHeader } from '../tables/cut-off.ts';
import { refuseFile } from '../tables/decode-text.ts';
import type { Encoding } from '../tables/guess-encoding.ts';
import { readCsv, type TableRow } from '../tables/read-csv.ts';

/** One row of a table with named columns; `nth` counts from 0 where a table names several columns alike. */
export type NamedRow = { readonly line: number; readonly cell: (column: string, nth?: number) => string };

/** What a reader of a table may be told beside its rows: the encoding, and the last line of a file that is cut off. */
export type Told = { readonly found?: (encoding: Encoding) => void; readonly cut?: (row: RowRefused) => void };

type Columns = ReadonlyMap<string, readonly number[]>;

/** The files of a directory by what they are. */
export type AiidFiles = {
  readonly incidents: ByteFile;
  readonly reports?: ByteFile;
  readonly duplicates?: ByteFile;
  readonly entities?: ByteFile;
  readonly links?: ByteFile;
  readonly mit?: ByteFile;
  readonly gmf?: ByteFile;
  /** The merged file first, then one file for each annotator. */
  readonly cset: readonly ByteFile[];
};

/** Sorts the files of an AIID snapshot by their names. Refuses when there is no incidents.csv. */
export function aiidFiles(files: readonly ByteFile[]): AiidFiles {
  const named = (pattern: RegExp): ByteFile | undefined => files.find((file) => pattern.test(file.name));
  const incidents = named(/^incidents\.csv$/);
  if (incidents === undefined)
    throw new Refused('bad-file', 'The directory holds no incidents.csv, so it is not an AIID snapshot.');
  const cset = files.filter((file) => /^classifications_CSETv1.*\.csv$/.test(file.name));
  return {
    incidents,
    reports: named(/^reports\.csv$/),
    duplicates: named(/^duplicates\.csv$/),
    entities: named(/^entities.*\.json$/),
    links: named(/^oecd-links\.json$/),
    mit: named(/^classifications_MIT\.csv$/),
    gmf: named(/^classifications_GMF\.csv$/),
    cset: cset.toSorted((a, b) => a.name.length - b.name.length || a.name.localeCompare(b.name, 'en')),
  };
}

/**
 * The rows of a CSV file whose first line names the columns. Refuses a file that lacks one of the `needed` columns, and
 * one that is cut off unless `told.cut` takes note of that.
 */
export async function* readNamed(
  file: ByteFile,
  needed: readonly string[],
  { found, cut = (row) => refuseFile(file, 'the file seems to be cut off here', row.place.line) }: Told = {},
): AsyncGenerator<NamedRow> {
  let columns: Columns | undefined;
  for await (const row of markCutOff(readCsv(file, found))) {
    if (columns !== undefined) {
      if (row.cut === undefined) yield namedRow(row, columns);
      else cut({ place: { line: row.line, file: file.name }, refused: row.cut, isCutOff: true });
      continue;
    }
    refuseCutHeader(file, row);
    const titles = row.cells.map((cell) => cell.trim());
    const missing = needed.find((name) => !titles.includes(name));
    if (missing !== undefined) refuseFile(file, `there is no column "${missing}", so this is another kind of file`, 1);
    columns = Map.groupBy(titles.keys(), (at) => titles[at] ?? '');
  }
  if (columns === undefined) refuseFile(file, 'it is empty', 1);
}

function namedRow({ line, cells }: TableRow, columns: Columns): NamedRow {
  return { line, cell: (column, nth = 0) => (cells[columns.get(column)?.[nth] ?? -1] ?? '').trim() };
}

/** A cell that holds a JSON list; undefined when it is not one. */
export function listIn(cell: string): readonly (string | number)[] | undefined {
  if (cell === '') return [];
  try {
    const list: unknown = JSON.parse(cell);
    return Array.isArray(list) && list.every((item) => typeof item === 'string' || typeof item === 'number')
      ? list
      : undefined;
  } catch {
    return undefined;
  }
}
