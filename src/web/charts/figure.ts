import { html } from 'hono/html';
import type { Html } from '../parts/html.ts';
import { sayNumber } from '../parts/text.ts';
import { showTable, type Table } from './table.ts';

/** A chart with all that belongs to it: what it says in one line, its notes, its table and the addresses of its data. */
export type Chart = {
  readonly table: Table;
  readonly drawing: Html;
  readonly says: string | Html;
  readonly note?: string | Html;
  readonly wide?: boolean;
  /** The address of its data without the ending, and the query behind it. */
  readonly data: { readonly path: string; readonly query: string };
};

function files({ path, query }: Chart['data']): Html {
  return html`<a href="${path}.csv${query}">CSV</a> <a href="${path}.json${query}">JSON</a>`;
}

/** The figure: heading, drawing, notes, and the same numbers as a table and as files. */
export function figure({ table, drawing, says, note, wide, data }: Chart): Html {
  const { name, title, rows, whole = rows.length } = table;
  const left =
    whole > rows.length ? html`<p class="small">${sayNumber(whole - rows.length)} more in the files.</p>` : '';
  return html`<section class="chart${wide ? ' wide' : ''}" aria-labelledby="${name}">
<h2 id="${name}">${title}</h2>
<p class="says">${says}</p>
${drawing}
${note ? html`<p class="note">${note}</p>` : ''}
<div class="twin"><details><summary>As a table</summary>${showTable(table)}${left}</details><p class="files"><span class="out">${title} as a file: </span>${files(data)}</p></div>
</section>`;
}
