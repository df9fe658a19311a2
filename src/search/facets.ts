import { fields } from '../core/fields.ts';
import type { FacetCount } from '../core/ports.ts';
import { type Bits, both, membersOf, sizeOf, without } from './bits.ts';
import type { Columns } from './columns.ts';

/** The records that pass the filter of one field, and the codes it was made from. */
export type Filter = { readonly field: string; readonly codes: readonly string[]; readonly passing: Bits };

const MAX_CODES = 200;
const facetNames = fields.filter((field) => field.facet).map((field) => field.name);

/** The records that pass all filters, the filter of `except` left out. */
export function passingAll(records: Bits, filters: readonly Filter[], except?: string): Bits {
  return filters.filter(({ field }) => field !== except).reduce((left, { passing }) => both(left, passing), records);
}

// Of a set that holds most records, those it lacks are fewer to count.
function countsIn({ alive, lists }: Columns, records: Bits): Uint32Array {
  const rest = without(alive, records);
  if (sizeOf(records) <= sizeOf(rest)) return lists.count(membersOf(records));
  const missing = lists.count(membersOf(rest));
  return missing.map((count, token) => (lists.totals[token] as number) - count);
}

// The count below which a code is not among the most frequent ones.
function leastShown(counts: readonly number[]): number {
  return Uint32Array.from(counts).sort().at(-MAX_CODES) ?? 0;
}

type Tally = { readonly columns: Columns; readonly counts: Uint32Array };

function facetOf({ columns, counts }: Tally, field: string, chosen: readonly string[]): FacetCount[] {
  const held: number[] = [];
  for (const number of columns.tokensOf.get(field) ?? []) if ((counts[number] ?? 0) > 0) held.push(number);
  const least = leastShown(held.map((number) => counts[number] ?? 0));
  const shown: FacetCount[] = [];
  for (const number of held) {
    const count = counts[number] ?? 0;
    if (count >= least) shown.push({ code: columns.tokens[number]?.code ?? '', count });
  }
  const top = shown.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)).slice(0, MAX_CODES);
  const absent = chosen.filter((code) => !top.some((entry) => entry.code === code));
  const countOf = (code: string): number => counts[columns.tokenNumbers.get(`${field}:${code}`) ?? 0] ?? 0;
  return [...top, ...absent.map((code) => ({ code, count: countOf(code) }))];
}

/** For each facet field the most frequent codes among `records` under the filters of all other fields, and the chosen codes. */
export function countFacets(columns: Columns, records: Bits, filters: readonly Filter[]): Record<string, FacetCount[]> {
  const counts = countsIn(columns, passingAll(records, filters));
  const facets = facetNames.map((field): [string, FacetCount[]] => {
    const own = filters.find((filter) => filter.field === field);
    if (!own) return [field, facetOf({ columns, counts }, field, [])];
    const widened = countsIn(columns, passingAll(records, filters, field));
    return [field, facetOf({ columns, counts: widened }, field, own.codes)];
  });
  return Object.fromEntries(facets);
}
