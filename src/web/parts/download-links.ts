import { html } from 'hono/html';
import { type SearchQuery, selectionAddress, twinOf } from './address.ts';
import type { Html } from './html.ts';
import { count } from './text.ts';

/** A file that all records of a search can be had as; `ending` follows `/records/download`, and is empty for JSON. */
export type Download = { readonly ending: string; readonly label: string; readonly about: string };

/** Everything that the records of a search can be downloaded as. */
export const downloads = [
  { ending: '.csv', label: 'CSV', about: 'one row for each record' },
  { ending: '.excel.csv', label: 'CSV for Excel', about: 'the same, marked as UTF-8' },
  { ending: '.long.csv', label: 'long CSV', about: 'one row for each statement, with who says it and where' },
  { ending: '.ndjson', label: 'NDJSON', about: 'everything, a line of JSON for each record' },
  { ending: '', label: 'JSON', about: 'everything, as one list' },
  { ending: '.parquet', label: 'Parquet', about: 'one row for each record, for R, Python and DuckDB' },
  { ending: '.sqlite', label: 'SQLite', about: 'a database with full text search' },
] as const satisfies readonly Download[];

function addressOf(ending: string, query: SearchQuery): string {
  const sort = query.sort === 'relevance' ? undefined : query.sort;
  const address = selectionAddress(`/records/download${ending}`, query, { sort });
  return ending === '' ? twinOf(address) : address;
}

/** The records of a search as files: all of them, not a page. */
export function downloadLinks(query: SearchQuery, total: number): Html {
  return html`<section class="downloads" aria-labelledby="download"><h2 id="download">Download ${total === 1 ? 'this record' : `these ${count(total, 'record')}`}</h2>
<ul>${downloads.map(
    ({ ending, label, about }) =>
      html`<li><a href="${addressOf(ending, query)}" download>${label}</a> <span class="quiet">${about}</span></li>`,
  )}</ul></section>`;
}
