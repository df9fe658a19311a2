/** What may stand in a cell; a number is written as it is, nothing as an empty cell. */
export type Cell = string | number | undefined;

// A spreadsheet takes a text that begins so for a formula, which could send data away or run a program.
const FORMULA = /^[\s\u00a0]*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/u;

function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * Rows as CSV (RFC 4180: commas, quotes doubled, lines end with CR LF). A text that a spreadsheet would take for a
 * formula gets an apostrophe in front.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}
