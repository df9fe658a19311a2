import { html } from 'hono/html';
import { everything, type SearchQuery } from './address.ts';
import type { Html } from './html.ts';

const examples = [
  ['facial recognition', 'both words, anywhere in the record or its sources'],
  ['"police officer"', 'these words next to each other'],
  ['drone -military', 'without a word'],
  ['surveil*', 'every word that begins so'],
  ['country:CN', 'a field with a code or a name: operator, sector, technology, harm …'],
  ['occurred:2018/2020', 'a date or a span of time'],
  ['people_affected:>1000000', 'a number: > >= < <= ='],
] as const;

function kept(query: SearchQuery): Html[] {
  const filters = Object.entries(query.filters).flatMap(([field, codes]) =>
    codes.map((code) => html`<input type="hidden" name="${field}" value="${code}">`),
  );
  return query.sort === 'relevance'
    ? filters
    : [...filters, html`<input type="hidden" name="sort" value="${query.sort}">`];
}

/** The search box; it keeps the filters and the order of the search it stands on. */
export function searchBox(query: SearchQuery = everything): Html {
  return html`<form class="search" action="/records" method="get" role="search">
<label for="q">Search the records</label>
<div class="field"><input id="q" name="q" type="search" value="${query.q}" maxlength="400" autocomplete="off" spellcheck="false"><button>Search</button></div>
${kept(query)}
</form>`;
}

/** How the search is to be spoken to, folded away until asked for, or needed. */
export function searchHelp(isNeeded = false): Html {
  return html`<details class="help"${isNeeded ? html` open` : ''}><summary>How to search</summary>
<table><caption class="out">What a search may contain</caption>
<thead class="out"><tr><th scope="col">Write</th><th scope="col">to find</th></tr></thead>
<tbody>${examples.map(([write, find]) => html`<tr><th scope="row"><code>${write}</code></th><td>${find}</td></tr>`)}</tbody>
</table></details>`;
}
