import { fields } from '../../core/fields.ts';
import type { SearchRequest } from '../../core/ports.ts';
import type { Selection } from '../../core/statistics.ts';

/** What a search address says; `all` names the facet that is shown in full. */
export type SearchQuery = Pick<SearchRequest, 'q' | 'filters' | 'sort' | 'page'> & { readonly all?: string };

/** A search for everything. */
export const everything: SearchQuery = { q: '', filters: {}, sort: 'relevance', page: 1 };

/** Whether an address asks for the JSON twin of a page. Only the path tells, whatever follows it: a query may end with anything. */
export const isTwin = (address: string): boolean => /^[^?#]*\.json(?:[?#]|$)/.test(address);

/** The address of the JSON twin of a page. */
export function twinOf(address: string): string {
  const [path = '', query] = address.split('?');
  return `${path === '/' ? '/index' : path}.json${query === undefined ? '' : `?${query}`}`;
}

/** A text as an address on this site, path and query; undefined when it may lead elsewhere. */
export function ownAddress(text: string): string | undefined {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(text) && !text.includes('\\') ? text : undefined;
}

/** The address of a page about a selection: its words and filters in a fixed order, then what `more` the page is told. */
export function selectionAddress(
  path: string,
  { q, filters }: Selection,
  more: Readonly<Record<string, string | undefined>> = {},
): string {
  const parts = new URLSearchParams();
  if (q !== '') parts.set('q', q);
  for (const field of fields) for (const code of filters[field.name] ?? []) parts.append(field.name, code);
  for (const [name, value] of Object.entries(more)) if (value !== undefined) parts.set(name, value);
  const text = parts.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The one address of a search: defaults are left out. */
export function searchAddress(query: SearchQuery): string {
  const sort = query.sort === 'relevance' ? undefined : query.sort;
  const page = query.page === 1 ? undefined : String(query.page);
  return selectionAddress('/records', query, { sort, all: query.all, page });
}

/** The address of all records with one code. */
export function filterAddress(field: string, code: string): string {
  return searchAddress({ ...everything, filters: { [field]: [code] } });
}

/** The same search from its first page, with a code of a field added or, when it is there already, taken away. */
export function toggled(query: SearchQuery, field: string, code: string): SearchQuery {
  const codes = query.filters[field] ?? [];
  const next = codes.includes(code) ? codes.filter((other) => other !== code) : [...codes, code];
  return { ...query, filters: { ...query.filters, [field]: next }, page: 1 };
}
