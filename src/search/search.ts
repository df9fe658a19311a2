import { idRuns } from '../core/id-runs.ts';
import type { FoundIds, IndexReader, SearchRequest, SearchResult } from '../core/ports.ts';
import { numberOf } from '../core/revision.ts';
import type { Selection } from '../core/statistics.ts';
import { type Bits, sizeOf } from './bits.ts';
import { Columns } from './columns.ts';
import { countFacets, type Filter, passingAll } from './facets.ts';
import { changedSince, passedByRelevance, passedIn, placeOf } from './place.ts';
import { Preparation } from './preparation.ts';
import { parseQuery, printQuery, type Query } from './query.ts';
import { byRelevance, type Relevance } from './relevance.ts';
import { suggest } from './suggest.ts';
import { TermSets } from './term-sets.ts';
import type { TokenLists } from './token-lists.ts';

/** The search over one index, for one thread. */
export type Search = {
  readonly columns: Columns;
  /** Reads what was published since the last call. */
  refresh(): void;
  /** Reads ahead what makes answers fast and changes none of them, in steps of some milliseconds; for idle time. */
  prepare(): Iterable<void>;
  /** Answers from the newest public state; refuses with `bad-query`. */
  search(request: SearchRequest): SearchResult;
  /** Every id that a request finds, in its order, from the newest public state; refuses with `bad-query`. */
  ids(request: Omit<SearchRequest, 'page' | 'size'>): FoundIds;
  /** The records that a selection holds, as of the last refresh; refuses with `bad-query`. */
  found(selection: Selection): Bits;
};

type Found = {
  readonly query: Query;
  readonly bits: Bits;
  readonly total: number;
  readonly facets: SearchResult['facets'];
  readonly suggestion?: string;
  relevance?: Relevance;
};

type Wanted = Pick<SearchRequest, 'q' | 'filters' | 'changedSince'>;

const MAX_REMEMBERED = 64;

/**
 * Makes the search over an index; the first `refresh` reads all of it. `common` is the number of records from which on a
 * word is common enough to be prepared.
 */
export function makeSearch(reader: IndexReader, common?: number): Search {
  const columns = new Columns();
  const sets = new TermSets(reader, columns);
  const prepared = new Preparation({ reader, columns, texts: sets.texts, common });
  const index = { sets, reader, prepared };
  const remembered = new Map<string, Found>();
  const listsByField = new Map<string, TokenLists>();

  const listsOf = (field: string): TokenLists => {
    const known = listsByField.get(field) ?? columns.lists.restrictedTo(columns.tokensOf.get(field) ?? []);
    listsByField.set(field, known);
    return known;
  };

  const refresh = (): void => {
    const before = columns.seq;
    prepared.note(sets.refresh());
    if (columns.seq === before) return;
    remembered.clear();
    listsByField.clear();
  };

  const filtersOf = (selection: Selection): Filter[] =>
    Object.entries(selection.filters)
      .filter(([, codes]) => codes.length > 0)
      .map(([field, codes]): Filter => ({ field, codes, passing: sets.ofCodes(field, codes) }));

  const found = (selection: Selection): Bits => passingAll(sets.ofQuery(parseQuery(selection.q)), filtersOf(selection));

  const find = (query: Query, request: Wanted): Found => {
    const records = sets.ofQuery(query);
    const filters = [...filtersOf(request), ...changedSince(columns, request.changedSince)];
    const bits = passingAll(records, filters);
    const total = sizeOf(bits);
    const finds = (other: Query): boolean => sizeOf(passingAll(sets.ofQuery(other), filters)) > 0;
    const suggestion = total === 0 ? suggest(query, index, finds) : undefined;
    return { query, bits, total, facets: countFacets({ columns, listsOf }, records, filters), suggestion };
  };

  // Another page or order of the same results is asked for often.
  const recall = (request: Wanted): Found => {
    const query = parseQuery(request.q);
    const key = JSON.stringify([printQuery(query), request.filters, request.changedSince]);
    const found = remembered.get(key) ?? find(query, request);
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(key, found);
    return found;
  };

  const relevanceOf = (found: Found): Relevance => {
    found.relevance ??= byRelevance(found.bits, found.query, index);
    return found.relevance;
  };

  const relevant = (found: Found, from: number, to: number): number[] => {
    const { best, groups } = relevanceOf(found);
    const docids = Array.from(best.subarray(from, to));
    let passed = best.length;
    for (const bits of groups) {
      // One by one: all records at once are more than a function takes arguments.
      for (const docid of columns.orders.newest.slice(bits, Math.max(0, from - passed), Math.max(0, to - passed)))
        docids.push(docid);
      passed += sizeOf(bits);
    }
    return docids;
  };

  const idsFrom = (found: Found, sort: SearchRequest['sort'], [from, to]: readonly [number, number]): string[] => {
    const docids = sort === 'relevance' ? relevant(found, from, to) : columns.orders[sort].slice(found.bits, from, to);
    return docids.map((docid) => columns.ids[docid] ?? '');
  };

  const passedBefore = (found: Found, { sort, after: place }: SearchRequest): number => {
    if (place === undefined) return 0;
    if (sort === 'relevance') return passedByRelevance(relevanceOf(found), place);
    return passedIn(found.bits, columns, { sort, place });
  };

  const search = (request: SearchRequest): SearchResult => {
    refresh();
    const found = recall(request);
    const from = passedBefore(found, request) + (request.page - 1) * request.size;
    const to = from + request.size;
    const { total, facets, suggestion } = found;
    const ids = idsFrom(found, request.sort, [from, to]);
    const [last, passed] = [ids.at(-1), from + ids.length];
    const next = last && passed < total ? placeOf(columns, request.sort, { docid: numberOf(last), passed }) : undefined;
    return { total, ids, facets, suggestion, seq: columns.seq, ...(next && { next }) };
  };

  const ids = (request: Omit<SearchRequest, 'page' | 'size'>): FoundIds => {
    refresh();
    const found = recall(request);
    return { total: found.total, runs: idRuns(idsFrom(found, request.sort, [0, found.total])), seq: columns.seq };
  };

  return { columns, refresh, prepare: () => prepared.steps(), search, ids, found };
}
