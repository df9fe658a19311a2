import { Refused } from '../../core/errors.ts';
import type { SearchRequest, SearchResult, World } from '../../core/ports.ts';
import { pageNumber, single } from '../door.ts';
import { type Ask, page } from '../face.ts';
import { type CodeNames, type Codes, checkCodes, codeNames, facetFields } from '../facet-codes.ts';
import type { SearchQuery } from '../parts/address.ts';
import { PAGE_SIZE, pagingOf } from '../parts/pager.ts';
import { selectionOf } from '../selection.ts';
import { type Facet, type FacetLine, type SearchPage, searchPage } from './search-view.ts';

const sorts = ['relevance', 'newest', 'oldest', 'changed'] as const satisfies readonly SearchRequest['sort'][];

/** The parameters of a search address. */
export const searchParameters: readonly string[] = [
  'q',
  'sort',
  'page',
  'all',
  ...facetFields.map((field) => field.name),
];

/** What an address asks of the search; refuses an order or a field that there is none of. */
export function searchQueryOf(ask: Ask): SearchQuery {
  const sort = sorts.find((known) => known === (single(ask, 'sort') ?? 'relevance'));
  if (!sort) throw new Refused('bad-parameter', `Results can be sorted by ${sorts.join(', ')}.`);
  const all = single(ask, 'all');
  if (all !== undefined && !facetFields.some((field) => field.name === all)) {
    throw new Refused('bad-parameter', `“${all.slice(0, 60)}” is not a field that can be listed in full.`);
  }
  return { ...selectionOf(ask), sort, page: pageNumber(ask), all };
}

function codesOf(result: SearchResult, filters: Codes): Codes {
  const codes = facetFields.map((field) => [
    field.name,
    [...(filters[field.name] ?? []), ...(result.facets[field.name] ?? []).map((line) => line.code)],
  ]);
  return Object.fromEntries(codes);
}

function facetsOf(result: SearchResult, filters: Codes, names: CodeNames): Facet[] {
  return facetFields.flatMap((field) => {
    const chosen = filters[field.name] ?? [];
    const codes = (result.facets[field.name] ?? []).flatMap(({ code, count }): FacetLine[] => {
      const named = names(field.name, code);
      return named ? [{ code, ...named, count, chosen: chosen.includes(code) }] : [];
    });
    codes.sort((a, b) => Number(b.chosen) - Number(a.chosen) || b.count - a.count);
    return codes.length > 0 ? [{ field: field.name, label: field.label, codes }] : [];
  });
}

async function searchData(world: World, ask: Ask): Promise<SearchPage> {
  const query = searchQueryOf(ask);
  const { all: _, ...asked } = query;
  checkCodes(query.filters, await codeNames(world, query.filters));
  const result = await world.queries.search({ ...asked, size: PAGE_SIZE });
  const names = await codeNames(world, codesOf(result, query.filters));
  const cards = new Map((await world.store.cards(result.ids)).map((card) => [card.id, card]));
  return {
    query,
    total: result.total,
    paging: pagingOf(query.page, result.total),
    suggestion: result.suggestion,
    cards: result.ids.flatMap((id) => cards.get(id) ?? []),
    facets: facetsOf(result, query.filters, names),
  };
}

/** Browse and search. */
export const searchFace = page(searchData, { show: searchPage });
