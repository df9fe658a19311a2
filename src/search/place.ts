import type { SearchPlace, SearchRequest } from '../core/ports.ts';
import { type Bits, bitsOf, membersOf } from './bits.ts';
import type { Columns } from './columns.ts';
import type { Filter } from './facets.ts';
import type { Relevance } from './relevance.ts';

type Sorted = Exclude<SearchRequest['sort'], 'relevance'>;

const NO_DATE = Number.POSITIVE_INFINITY;

function sortedBy(columns: Columns, sort: Sorted, docid: number): number {
  return (sort === 'changed' ? columns.changed : columns.firstDay)[docid] ?? NO_DATE;
}

// Below 0 where the record comes before the place. Records without a date come last in `newest` and `oldest` alike.
function compared(columns: Columns, sort: Sorted, { docid, place }: { docid: number; place: SearchPlace }): number {
  const [own, other] = [sortedBy(columns, sort, docid), place.by ?? NO_DATE];
  if (own !== other) {
    if (sort === 'oldest' || own === NO_DATE || other === NO_DATE) return own < other ? -1 : 1;
    return own > other ? -1 : 1;
  }
  return sort === 'oldest' ? docid - place.number : place.number - docid;
}

/** How many records of a set stand before a place in a sorted order, or at it. */
export function passedIn(bits: Bits, columns: Columns, { sort, place }: { sort: Sorted; place: SearchPlace }): number {
  let passed = 0;
  for (const docid of membersOf(bits)) if (compared(columns, sort, { docid, place }) <= 0) passed += 1;
  return passed;
}

/** The same under relevance: where that record stands now, or as many as had come before. */
export function passedByRelevance({ best }: Relevance, { number, by }: SearchPlace): number {
  const at = best.indexOf(number);
  return at < 0 ? (by ?? 0) : at + 1;
}

/** The place of a record in an order; `passed` is how many have come with it. */
export function placeOf(
  columns: Columns,
  sort: SearchRequest['sort'],
  { docid, passed }: { docid: number; passed: number },
): SearchPlace {
  if (sort === 'relevance') return { number: docid, by: passed };
  const by = sortedBy(columns, sort, docid);
  return { number: docid, by: by === NO_DATE ? null : by };
}

/** The filter of records that were changed at a time or later (ms since 1970); none when no time is given. */
export function changedSince(columns: Columns, time: number | undefined): readonly Filter[] {
  if (time === undefined) return [];
  const later = membersOf(columns.alive).filter((docid) => (columns.changed[docid] ?? 0) >= time);
  return [{ field: '_changed', codes: [String(time)], passing: bitsOf(later, columns.capacity) }];
}
