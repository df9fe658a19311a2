import type { ByteFile } from '../../core/byte-file.ts';
import type { RowRefused } from '../imported-row.ts';
import { isBlank, markCutOff, refuseCutHeader } from '../tables/cut-off.ts';
import { refuseFile } from '../tables/decode-text.ts';
import type { Encoding } from '../tables/guess-encoding.ts';
import { readCsv, type TableRow } from '../tables/read-csv.ts';

const wanted = [
  'AIAAIC ID#',
  'Headline',
  'Occurred',
  'Deployer',
  'Developer',
  'System name',
  'Technology',
  'Purpose',
  'News trigger',
  'Ethical issue',
  'Jurisdiction',
  'Sector',
  'Individual',
  'Societal',
  'Environmental',
  'Consequence',
  'Response',
  'Summary/links',
] as const;

/** A column of the incidents sheet, by the name it carries there. */
export type Column = (typeof wanted)[number];

/** One line of the sheet; `others` are filled cells of columns that this importer does not know, by their title. */
export type SheetRow = {
  readonly line: number;
  readonly id: string;
  readonly cell: (column: Column) => string;
  readonly others: readonly { readonly title: string; readonly text: string }[];
};

/** A line of the sheet, or why it cannot be used. */
export type SheetLine = SheetRow | RowRefused;

type Layout = { readonly width: number; readonly at: ReadonlyMap<string, number>; readonly titles: readonly string[] };

const HEADER_LINES = 3;
const MAX_CELL = 2_000;
const ID = /^AIAAIC\d{1,9}$/;

const plain = (title: string): string => title.replace(/\([^)]*\)/g, '').trim();

// Row 2 names the columns; row 3 names the ones that stand under a common title.
function layoutOf(file: ByteFile, rows: readonly TableRow[]): Layout {
  const [, above, below] = rows;
  const titles = (above?.cells ?? []).map((title, at) => plain(below?.cells[at] ?? '') || plain(title));
  const at = new Map(titles.map((title, index) => [title, index]));
  const missing = wanted.find((column) => !at.has(column));
  if (missing !== undefined) {
    refuseFile(file, `this is not the incidents sheet of AIAAIC, because lines 1 to 3 name no column "${missing}"`);
  }
  return { width: titles.length, at, titles };
}

function rowFault(
  cells: readonly string[],
  { width, titles }: Layout,
): { column?: string; refused: string } | undefined {
  if (cells.length !== width) {
    return { refused: `The line has ${cells.length} cells where the sheet has ${width} columns.` };
  }
  const long = cells.findIndex((cell) => cell.length > MAX_CELL);
  if (long < 0) return undefined;
  const size = cells[long]?.length.toLocaleString('en');
  return {
    column: titles[long] || `Column ${long + 1}`,
    refused: `The cell holds ${size} characters; at most 2,000 fit.`,
  };
}

function readRow({ line, cells, cut }: TableRow, layout: Layout): SheetLine {
  if (cut !== undefined) return { place: { line }, refused: cut, isCutOff: true };
  const fault = rowFault(cells, layout);
  if (fault) return { place: { line, column: fault.column }, refused: fault.refused };
  const cell = (column: Column): string => (cells[layout.at.get(column) ?? -1] ?? '').trim();
  const id = cell('AIAAIC ID#');
  if (!ID.test(id)) return { place: { line, column: 'AIAAIC ID#' }, refused: 'This is not an id such as AIAAIC0196.' };
  const others = cells.flatMap((text, at) => {
    const title = layout.titles[at] ?? '';
    const known = layout.at.get(title) === at && (wanted as readonly string[]).includes(title);
    return known || text.trim() === '' ? [] : [{ title: title || `Column ${at + 1}`, text: text.trim() }];
  });
  return { line, id, cell, others };
}

/** The lines of the sheet after its three header rows, blank ones left out. Refuses a file that is not this sheet. */
export async function* readSheet(file: ByteFile, found?: (encoding: Encoding) => void): AsyncGenerator<SheetLine> {
  const header: TableRow[] = [];
  let layout: Layout | undefined;
  for await (const row of markCutOff(readCsv(file, found))) {
    if (layout === undefined) {
      refuseCutHeader(file, row);
      header.push(row);
      if (header.length === HEADER_LINES) layout = layoutOf(file, header);
    } else if (row.cut !== undefined || !isBlank(row)) {
      yield readRow(row, layout);
    }
  }
  if (layout === undefined) layoutOf(file, header);
}
