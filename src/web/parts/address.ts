import { fields } from '../../core/fields.ts';
import type { SearchRequest } from '../../core/ports.ts';

/** What a search address says; `all` names the facet that is shown in full. */
export type SearchQuery = Pick<SearchRequest, 'q' | 'filters' | 'sort' | 'page'> & { readonly all?: string };

/** A search for everything. */
export const everything: SearchQuery = { q: '', filters: {}, sort: 'relevance', page: 1 };

/** The address of the JSON twin of a page. */
export function twinOf(address: string): string {
  const [path = '', query] = address.split('?');
  return `${path === '/' ? '/index' : path}.json${query === undefined ? '' : `?${query}`}`;
}

/** The one address of a search: parameters in a fixed order, defaults left out. */
export function searchAddress(query: SearchQuery): string {
  const parts = new URLSearchParams();
  if (query.q !== '') parts.set('q', query.q);
  for (const field of fields) for (const code of query.filters[field.name] ?? []) parts.append(field.name, code);
  if (query.sort !== 'relevance') parts.set('sort', query.sort);
  if (query.all !== undefined) parts.set('all', query.all);
  if (query.page !== 1) parts.set('page', String(query.page));
  const text = parts.toString();
  return text === '' ? '/records' : `/records?${text}`;
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
