import { html } from 'hono/html';
import { fieldNamed } from '../../core/fields.ts';
import type { CrossLine, CrossTable, Selection } from '../../core/statistics.ts';
import { classOf, classStarts } from '../charts/scale.ts';
import type { Html } from '../parts/html.ts';
import { breakable, said, sayNumber } from '../parts/text.ts';
import { searchWithCodes } from '../selection.ts';

/** A line of a cross table with the name of its code. */
export type NamedLine = CrossLine & { readonly name?: string; readonly lang?: string };

/** The page a grid stands on: its selection, its two fields, and the query of its address. */
export type Placed = {
  readonly selection: Selection;
  readonly by: { readonly rows: string; readonly columns: string };
  readonly query: string;
};

type Grid = Omit<CrossTable, 'rows' | 'columns'> & {
  readonly rows: readonly NamedLine[];
  readonly columns: readonly NamedLine[];
};

function head(line: NamedLine): Html {
  if (line.kind === 'other') return html`<em>all others</em>`;
  return line.kind === 'blank' ? html`<em>none given</em>` : said(breakable(line.name ?? line.code ?? ''), line.lang);
}

type Cell = { readonly row: NamedLine; readonly column: NamedLine; readonly count: number };

function cell({ row, column, count }: Cell, starts: readonly number[], { selection, by }: Placed): Html {
  const isCodes = row.code !== undefined && column.code !== undefined;
  if (count === 0) return html`<td class="number zero">0</td>`;
  if (!isCodes) return html`<td class="number aside-cell">${sayNumber(count)}</td>`;
  const address = searchWithCodes(selection, [
    [by.rows, row.code ?? ''],
    [by.columns, column.code ?? ''],
  ]);
  return html`<td class="number tint-${classOf(count, starts)}"><a href="${address}">${sayNumber(count)}<span class="out"> records: ${row.name}, ${column.name}</span></a></td>`;
}

/** The grid: cells tinted by their count, each with a link to its records; scrolls sideways inside itself when narrow. */
export function crossGrid(table: Grid, placed: Placed): Html {
  const { rows, columns, cells, total } = table;
  const { by, query } = placed;
  // On the diagonal of a field with itself stand the totals, which would outshine all else.
  const counts = rows.flatMap((row, at) =>
    columns.map((column, place) =>
      row.code !== undefined && column.code !== undefined && row.code !== column.code ? (cells[at]?.[place] ?? 0) : 0,
    ),
  );
  const starts = classStarts(Math.max(1, ...counts));
  const label = (name: string): string => fieldNamed(name)?.label ?? name;
  const told = `${label(by.rows)} in rows, ${label(by.columns).toLowerCase()} in columns: number of records`;
  return html`<div class="cross">
<p class="rubric" aria-hidden="true">${told}</p>
<div class="scroller" role="region" aria-label="Cross table" tabindex="0"><table>
<caption class="out">${told}</caption>
<thead><tr><th scope="col">${label(by.rows)}</th>${columns.map((column) => html`<th scope="col" class="number">${head(column)}</th>`)}<th scope="col" class="number">Records</th></tr></thead>
<tbody>${rows.map(
    (row, at) =>
      html`<tr><th scope="row">${head(row)}</th>${columns.map((column, place) => cell({ row, column, count: cells[at]?.[place] ?? 0 }, starts, placed))}<td class="number sum">${sayNumber(row.records)}</td></tr>`,
  )}</tbody>
<tfoot><tr><th scope="row">Records</th>${columns.map((column) => html`<td class="number sum">${sayNumber(column.records)}</td>`)}<td class="number sum">${sayNumber(total)}</td></tr></tfoot>
</table></div>
<p class="note">A record with several codes stands in several cells, once in each, so rows and columns add up to more than the records. The sums at the edges count every record once. “All others” holds the rarer codes together, “none given” the records in which the field has no value.</p>
<p class="files">The table as <a href="/statistics/cross.csv${query}">CSV</a> <a href="/statistics/cross.json${query}">JSON</a></p></div>`;
}
