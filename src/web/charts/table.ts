import { html } from 'hono/html';
import { type Cell, csvText } from '../../core/csv-text.ts';
import type { Html } from '../parts/html.ts';
import { said, sayNumber } from '../parts/text.ts';

/**
 * A column of a table; `key` names it in files, `share` is a number from 0 to 1 shown as a percentage. Codes, languages
 * and the edges of ranges are left to the files.
 */
export type TableColumn = {
  readonly key: string;
  readonly label: string;
  readonly is?: 'number' | 'share' | 'lang' | 'edge';
};

/** A row: its cells by the order of the columns, and where the records behind it are found. */
export type TableRow = { readonly cells: readonly Cell[]; readonly address?: string };

/** The numbers of a chart. Its first column that is no code or language names the row. */
export type Table = {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** How many rows there would be if the table were whole. */
  readonly whole?: number;
};

const shares = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

/** A share from 0 to 1 as a percentage: 12.5%. */
export function sayShare(share: number): string {
  return shares.format(share);
}

/** The table as CSV, with the keys of its columns as the first line. */
export function tableCsv({ columns, rows }: Table): string {
  return csvText([columns.map((column) => column.key), ...rows.map((row) => row.cells)]);
}

/** The table as data: a list of objects. */
export function tableJson({ name, title, columns, rows }: Table): object {
  const objectOf = ({ cells }: TableRow): object =>
    Object.fromEntries(columns.map(({ key }, at) => [key, cells[at] ?? null]));
  return { name, title, rows: rows.map(objectOf) };
}

const isForFiles = ({ key, is }: TableColumn): boolean => key === 'code' || is === 'lang' || is === 'edge';

function shown(column: TableColumn, cell: Cell): string {
  if (typeof cell !== 'number') return cell ?? '';
  if (column.is === 'share') return sayShare(cell);
  return column.is === 'number' ? sayNumber(Math.round(cell * 10) / 10) : String(cell);
}

function row({ columns }: Table, { cells, address }: TableRow): Html {
  const lang = cells[columns.findIndex((column) => column.is === 'lang')];
  const named = columns.findIndex((column) => column.is === undefined && column.key !== 'code');
  return html`<tr>${columns.map((column, at) => {
    if (isForFiles(column)) return '';
    const text = shown(column, cells[at]);
    if (at !== named) return html`<td class="number">${text}</td>`;
    const name = said(text, typeof lang === 'string' ? lang : 'en');
    return html`<th scope="row">${address ? html`<a href="${address}">${name}</a>` : name}</th>`;
  })}</tr>`;
}

/** The table for people. */
export function showTable(table: Table): Html {
  const heads = table.columns.filter((column) => !isForFiles(column));
  return html`<table class="list"><caption class="out">${table.title}</caption>
<thead><tr>${heads.map(({ label, is }) => html`<th scope="col"${is ? html` class="number"` : ''}>${label}</th>`)}</tr></thead>
<tbody>${table.rows.map((line) => row(table, line))}</tbody></table>`;
}
