import { fields } from '../core/fields.ts';
import type { FacetCount } from '../core/ports.ts';
import { type Bits, both, membersOf, sizeOf, without } from './bits.ts';
import type { Columns } from './columns.ts';
import type { TokenLists } from './token-lists.ts';

/** The records that pass the filter of one field, and the codes it was made from. */
export type Filter = { readonly field: string; readonly codes: readonly string[]; readonly passing: Bits };

/** The records, and their lists of tokens with those of one field only. */
export type Faceted = { readonly columns: Columns; readonly listsOf: (field: string) => TokenLists };

const MAX_CODES = 200;
const facetNames = fields.filter((field) => field.facet).map((field) => field.name);

/** The records that pass all filters, the filter of `except` left out. */
export function passingAll(records: Bits, filters: readonly Filter[], except?: string): Bits {
  return filters.filter(({ field }) => field !== except).reduce((left, { passing }) => both(left, passing), records);
}

// Of a set that holds most records, those it lacks are fewer to count.
function countsIn(lists: TokenLists, records: Bits, alive: Bits): Uint32Array {
  const rest = without(alive, records);
  if (sizeOf(records) <= sizeOf(rest)) return lists.count(membersOf(records));
  const missing = lists.count(membersOf(rest));
  return missing.map((count, token) => (lists.totals[token] as number) - count);
}

type Tally = { readonly columns: Columns; readonly counts: Uint32Array };

// Where a count belongs in the list of tokens with falling counts: behind its equals.
function placeOf(count: number, lead: readonly number[], counts: Uint32Array): number {
  let [from, to] = [0, lead.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((counts[lead[middle] as number] as number) < count) to = middle;
    else from = middle + 1;
  }
  return from;
}

// The tokens of a field with the highest counts, equals by code. Tokens come in the order of their codes, so nearly all of
// tens of thousands fall to one comparison with the last of those that lead so far.
function leading({ columns, counts }: Tally, field: string): number[] {
  const all = columns.tokensOf.get(field) ?? [];
  const lead: number[] = [];
  let least = 1;
  for (let at = 0; at < all.length; at += 1) {
    const token = all[at] as number;
    const count = counts[token] ?? 0;
    if (count < least) continue;
    if (lead.length === MAX_CODES) lead.pop();
    lead.splice(placeOf(count, lead, counts), 0, token);
    if (lead.length === MAX_CODES) least = (counts[lead[MAX_CODES - 1] as number] as number) + 1;
  }
  return lead;
}

function facetOf(tally: Tally, field: string, chosen: readonly string[]): FacetCount[] {
  const { columns, counts } = tally;
  const lead = leading(tally, field).map((token) => ({
    code: columns.tokens[token]?.code ?? '',
    count: counts[token] ?? 0,
  }));
  const absent = chosen.filter((code) => !lead.some((entry) => entry.code === code));
  const countOf = (code: string): number => counts[columns.tokenNumbers.get(`${field}:${code}`) ?? 0] ?? 0;
  return [...lead, ...absent.map((code) => ({ code, count: countOf(code) }))];
}

/** For each facet field the most frequent codes among `records` under the filters of all other fields, and the chosen codes. */
export function countFacets(index: Faceted, records: Bits, filters: readonly Filter[]): Record<string, FacetCount[]> {
  const { columns } = index;
  const counts = countsIn(columns.lists, passingAll(records, filters), columns.alive);
  const facets = facetNames.map((field): [string, FacetCount[]] => {
    const own = filters.find((filter) => filter.field === field);
    if (!own) return [field, facetOf({ columns, counts }, field, [])];
    const widened = countsIn(index.listsOf(field), passingAll(records, filters, field), columns.alive);
    return [field, facetOf({ columns, counts: widened }, field, own.codes)];
  });
  return Object.fromEntries(facets);
}
