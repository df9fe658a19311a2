/** What may stand in a cell; a number is written as it is, nothing as an empty cell. */
export type Cell = string | number | undefined;

// A spreadsheet takes a text that begins so for a formula, which could send data away or run a program. A text that begins
// with apostrophes and then so gets one more, or taking it off again would take one that was there before.
const FORMULA = /^'*(?:[\s\u00a0]*[=+\-@\uff0b\uff0d\uff1d\uff20]|[\t\r\n])/u;

function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** One row as a line of CSV, with its end. */
export function csvLine(row: readonly Cell[]): string {
  let line = '';
  for (let at = 0; at < row.length; at += 1) line += at === 0 ? cellText(row[at]) : `,${cellText(row[at])}`;
  return `${line}\r\n`;
}

/**
 * Rows as CSV (RFC 4180: commas, quotes doubled, lines end with CR LF). A text that a spreadsheet would take for a
 * formula gets an apostrophe in front, which `unguarded` takes off again; a number never does, also a negative one.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return rows.map(csvLine).join('');
}

/** The text of a cell as it was before `csvText` set an apostrophe in front of it. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
