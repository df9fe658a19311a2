import { html } from 'hono/html';
import { type FieldGroup, fieldNamed } from '../../core/fields.ts';
import type { RecordCard } from '../../core/index-entry.ts';
import { type SearchQuery, searchAddress, selectionAddress, toggled } from '../parts/address.ts';
import { cardList } from '../parts/card.ts';
import { downloadLinks } from '../parts/download-links.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { type Paging, pager } from '../parts/pager.ts';
import { searchBox, searchHelp } from '../parts/search-box.ts';
import { count, said, sayNumber } from '../parts/text.ts';

/** A code of a facet under the current filters. */
export type FacetLine = {
  readonly code: string;
  readonly name: string;
  readonly lang?: string;
  readonly count: number;
  readonly chosen: boolean;
};

/** A facet with its codes, chosen ones first, then the most frequent. */
export type Facet = { readonly field: string; readonly label: string; readonly codes: readonly FacetLine[] };

/** Everything the search page shows. */
export type SearchPage = {
  readonly query: SearchQuery;
  readonly total: number;
  readonly paging: Paging;
  readonly suggestion?: string;
  readonly cards: readonly RecordCard[];
  readonly facets: readonly Facet[];
};

// The words of one research team each, on few records: all of them together would be longer than the results.
const rare: ReadonlySet<FieldGroup> = new Set(['mit', 'cset', 'gmf']);
// Unfolded, and first.
const important: readonly string[] = ['type', 'country', 'sector', 'technology'];
const SHOWN = 10;

const sortNames = [
  ['relevance', 'Best match'],
  ['newest', 'Newest'],
  ['oldest', 'Oldest'],
  ['changed', 'Last changed'],
] as const;

function sortLinks(query: SearchQuery): Html {
  const offered = query.q === '' ? sortNames.slice(1) : sortNames;
  const current = query.q === '' && query.sort === 'relevance' ? 'newest' : query.sort;
  return html`<nav class="sorts" aria-label="Order"><ul>${offered.map(
    ([sort, name]) =>
      html`<li><a href="${searchAddress({ ...query, sort, page: 1 })}"${sort === current ? html` aria-current="true"` : ''}>${name}</a></li>`,
  )}</ul></nav>`;
}

function chips({ query, facets }: SearchPage): Html | '' {
  const chosen = facets.flatMap((facet) => facet.codes.filter((line) => line.chosen).map((line) => ({ facet, line })));
  if (chosen.length === 0) return '';
  return html`<ul class="chips" aria-label="Filters in use">${chosen.map(
    ({ facet, line }) => html`<li><a href="${searchAddress(toggled(query, facet.field, line.code))}">
<span class="out">Remove </span>${facet.label}: ${said(line.name, line.lang)} <span aria-hidden="true">×</span></a></li>`,
  )}<li><a class="quiet" href="${searchAddress({ ...query, filters: {}, page: 1 })}">Remove all</a></li></ul>`;
}

function facetLine(query: SearchQuery, facet: Facet, line: FacetLine): Html {
  const address = searchAddress(toggled(query, facet.field, line.code));
  return html`<li><a href="${address}"${line.chosen ? html` aria-current="true"` : ''}>
<span>${said(line.name, line.lang)}${line.chosen ? html`<span class="out"> (chosen; remove)</span>` : ''}</span>
<span class="count">${sayNumber(line.count)}</span></a></li>`;
}

function facetBox(query: SearchQuery, facet: Facet): Html {
  const whole = query.all === facet.field;
  const shown = whole ? facet.codes : facet.codes.slice(0, SHOWN);
  const unfolded = whole || important.includes(facet.field) || facet.codes.some((line) => line.chosen);
  const rest = facet.codes.length - shown.length;
  const more = html`<p><a class="quiet" href="${searchAddress({ ...query, all: facet.field })}">${sayNumber(rest)} more<span class="out"> of ${facet.label}</span></a></p>`;
  return html`<details class="facet"${unfolded ? html` open` : ''}><summary>${facet.label}</summary>
<ul>${shown.map((line) => facetLine(query, facet, line))}</ul>${rest > 0 ? more : ''}</details>`;
}

function inOrder(facets: readonly Facet[]): readonly Facet[] {
  const place = (facet: Facet): number => important.indexOf(facet.field) + 1 || important.length + 1;
  return [...facets].sort((a, b) => place(a) - place(b));
}

function nothing({ query, suggestion, facets }: SearchPage): Html {
  const filtered = facets.some((facet) => facet.codes.some((line) => line.chosen));
  return html`<div class="nothing">
<p>No record matches${query.q === '' ? '' : html` <strong>${said(query.q, undefined)}</strong>`}${filtered ? ' with these filters' : ''}.</p>
${suggestion ? html`<p class="suggestion">Did you mean <a href="${searchAddress({ ...query, q: suggestion, page: 1 })}">${said(suggestion, undefined)}</a>?</p>` : ''}
<ul class="plain">
${filtered ? html`<li><a href="${searchAddress({ ...query, filters: {}, page: 1 })}">Search without filters</a></li>` : ''}
<li><a href="/records">Browse all records</a></li>
<li><a href="/entities">Look for an organisation or a system</a></li>
<li><a href="/report">Report an incident that is missing</a></li>
</ul></div>`;
}

function heading({ query, total }: SearchPage): string {
  if (query.q === '') return 'Records';
  return total === 0 ? 'Nothing found' : `Records on “${query.q}”`;
}

// Beside the count where the filters stand below the results.
function jump(facets: readonly Facet[]): Html | '' {
  return facets.length > 0 ? html`<p class="jump"><a href="#filters">Narrow down</a></p>` : '';
}

function isRare({ field }: Facet): boolean {
  const group = fieldNamed(field)?.group;
  return group !== undefined && rare.has(group);
}

function moreFilters(query: SearchQuery, facets: readonly Facet[]): Html | '' {
  if (facets.length === 0) return '';
  const isUsed = facets.some(({ field, codes }) => field === query.all || codes.some((line) => line.chosen));
  return html`<details class="facet more"${isUsed ? html` open` : ''}><summary>More filters</summary>
${facets.map((facet) => facetBox(query, facet))}</details>`;
}

function filters(query: SearchQuery, facets: readonly Facet[]): Html {
  const ordered = inOrder(facets);
  return html`<section class="filters" id="filters" aria-labelledby="filters-heading">
<h2 id="filters-heading">Narrow down</h2>
${ordered.filter((facet) => !isRare(facet)).map((facet) => facetBox(query, facet))}
${moreFilters(query, ordered.filter(isRare))}
</section>`;
}

/** The search page. */
export function searchPage(found: SearchPage): Html {
  const { query, total, cards, facets, paging } = found;
  return layout({
    title: heading(found),
    path: searchAddress(query),
    follow: selectionAddress('/records', query),
    section: 'records',
    main: html`<div class="browse">
<div class="results">
<h1 dir="auto">${heading(found)}</h1>
${searchBox(query)}
${searchHelp()}
${chips(found)}
${
  total === 0
    ? nothing(found)
    : html`<div class="bar"><p class="total">${count(total, 'record')} <a class="quiet" href="${selectionAddress('/statistics', query)}">in numbers</a></p>${jump(facets)}${sortLinks(query)}</div>
${cardList(cards)}
${pager(paging, (page) => searchAddress({ ...query, page }))}
${downloadLinks(query, total)}`
}
</div>
${facets.length > 0 ? filters(query, facets) : ''}
</div>`,
  });
}
