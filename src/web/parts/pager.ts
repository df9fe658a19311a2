import { html } from 'hono/html';
import { Refused } from '../../core/errors.ts';
import type { Slice } from '../../core/ports.ts';
import type { Html } from './html.ts';
import { count, sayNumber } from './text.ts';

/** How many lines a page of a list holds. */
export const PAGE_SIZE = 20;

/** Where a list stands: this page, and how many there are (at least one). */
export type Paging = { readonly page: number; readonly pages: number };

/** The slice of the store behind a page. */
export function sliceOf(page: number, size = PAGE_SIZE): Slice {
  return { limit: size, offset: (page - 1) * size };
}

/** The paging of a list; refuses a page behind its end. */
export function pagingOf(page: number, total: number, size = PAGE_SIZE): Paging {
  const pages = Math.max(1, Math.ceil(total / size));
  if (page <= pages) return { page, pages };
  throw new Refused('bad-parameter', `There is no page ${sayNumber(page)}: this list has ${count(pages, 'page')}.`);
}

/** Links to the page before and after; nothing when all fits on one page. */
export function pager({ page, pages }: Paging, addressOf: (page: number) => string): Html | '' {
  if (pages === 1) return '';
  return html`<nav class="pager" aria-label="Pages">
${page > 1 ? html`<a rel="prev" href="${addressOf(page - 1)}">Previous</a>` : html`<span></span>`}
<span>Page ${sayNumber(page)} of ${sayNumber(pages)}</span>
${page < pages ? html`<a rel="next" href="${addressOf(page + 1)}">Next</a>` : html`<span></span>`}
</nav>`;
}
