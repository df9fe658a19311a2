import { z } from 'zod';
import type { RecordCard } from '../core/index-entry.ts';
import type { SearchRequest, World } from '../core/ports.ts';

/** A record as a query lists it; `occurred` is EDTF, `countries` are codes, `operators` names. */
export type FoundRecord = {
  readonly id: string;
  readonly address: string;
  readonly title: string;
  readonly type: string;
  readonly occurred?: string;
  readonly countries: readonly string[];
  readonly operators: readonly string[];
  readonly changed: string;
  readonly revision: number;
};

/** What a query found: how many records there are, and the first of them. */
export type FoundRecords = {
  readonly total: number;
  readonly records: readonly FoundRecord[];
  readonly suggestion?: string;
};

/** How many records are asked for at a time. */
export const PAGE = 200;

const foundRecord = z.object({
  id: z.string().max(100),
  address: z.string().max(4_000),
  title: z.string().max(10_000),
  type: z.string().max(200),
  occurred: z.string().max(200).optional(),
  countries: z.array(z.string().max(200)).max(1_000),
  operators: z.array(z.string().max(4_000)).max(1_000),
  changed: z.string().max(100),
  revision: z.int(),
});

/** One page of an answer of the API of a Casebook, as far as it is needed here. */
export const foundPage = z.object({
  total: z.int().min(0),
  next: z.string().max(1_000).optional(),
  suggestion: z.string().max(2_000).optional(),
  records: z.array(foundRecord).max(1_000),
});

function recordOf(card: RecordCard, site: string): FoundRecord {
  const { id, title, type, occurred, countries, operators, changed, revision } = card;
  return { id, address: `${site}/records/${id}`, title, type, occurred, countries, operators, changed, revision };
}

/** The first records that a query finds in the collection that is here, in the order in which the API lists them. */
export async function foundHere({ store, queries, site }: World, q: string, limit: number): Promise<FoundRecords> {
  const sort: SearchRequest['sort'] = q === '' ? 'newest' : 'relevance';
  const records: FoundRecord[] = [];
  let found = await queries.search({ q, filters: {}, sort, page: 1, size: Math.min(limit, PAGE) });
  const { total, suggestion } = found;
  for (;;) {
    const cards = new Map((await store.cards(found.ids)).map((card) => [card.id, card]));
    for (const id of found.ids) {
      const card = cards.get(id);
      if (card) records.push(recordOf(card, site()));
    }
    const left = limit - records.length;
    if (left <= 0 || found.next === undefined || found.ids.length === 0) break;
    found = await queries.search({ q, filters: {}, sort, page: 1, size: Math.min(left, PAGE), after: found.next });
  }
  return { total, suggestion, records };
}
