import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { Item, ItemContents, ItemKind, ItemState, ReportContent } from '../core/item.ts';
import type { ItemLine, ItemQuery, ItemReads } from '../core/item-ports.ts';
import { fold } from '../core/words.ts';
import { chunks } from './chunks.ts';
import { idAt } from './item-place.ts';
import { present } from './present.ts';
import type { Tables } from './tables.ts';

const WAITING: readonly ItemState[] = ['open', 'asked'];

type Row = Omit<Tables['item'], 'content' | 'receipt' | 'place' | 'words'>;

const lineColumns = [
  ...(['id', 'kind', 'state', 'version', 'day', 'due', 'record'] as const),
  ...(['title', 'likeness', 'claimed_by', 'outcome'] as const),
] as const;

function headOf(row: Row): Omit<Item, 'content'> {
  const { id, kind, state, version, day, title, likeness } = row;
  return present({
    ...{ id, kind, state, version, day, title, likeness },
    due: row.due ?? undefined,
    record: row.record ?? undefined,
    claimedBy: row.claimed_by ?? undefined,
    outcome: row.outcome === null ? undefined : JSON.parse(row.outcome),
  });
}

/** The item that a row holds. */
export function itemOf(row: Tables['item']): Item {
  return { ...headOf(row), content: JSON.parse(row.content) as ItemContents[ItemKind] };
}

const literally = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** The text that a search of the desk looks through. */
export function wordsOf(item: Item): string {
  const texts: string[] = [];
  const gather = (made: unknown): void => {
    if (typeof made === 'string') texts.push(made);
    else if (typeof made === 'object' && made !== null) Object.values(made).forEach(gather);
  };
  gather([item.id, item.title, item.content]);
  return fold(texts.join('\n'));
}

// Every condition but the words is answered by the index alone.
function fits(eb: ExpressionBuilder<Tables, 'item'>, query: ItemQuery) {
  const { kinds, states, record, claimedBy, likeness, dueBefore, text } = query;
  const words = fold(text ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return eb.and([
    eb('state', 'in', states),
    ...(kinds === undefined ? [] : [eb('kind', 'in', kinds)]),
    ...(record === undefined ? [] : [eb('record', '=', record)]),
    ...(claimedBy === undefined ? [] : [eb('claimed_by', claimedBy === null ? 'is' : '=', claimedBy)]),
    ...(likeness === undefined ? [] : [eb('likeness', '=', likeness)]),
    ...(dueBefore === undefined ? [] : [eb('due', '<', dueBefore)]),
    ...words.map((word) => sql<boolean>`words like ${literally(word)} escape '\\'`),
  ]);
}

// The ids of one page of a list, in their order; the index tells places, and these name the items.
async function idsOf(db: Kysely<Tables>, query: ItemQuery): Promise<readonly string[]> {
  const all = db.selectFrom('item').where((eb) => fits(eb, query));
  const chosen = query.folded
    ? all.select((eb) => [eb.fn.min('place').as('place'), eb.fn.min('due').as('due')]).groupBy('likeness')
    : all.select(['place', 'due']);
  const sorted = db
    .selectFrom(chosen.as('chosen'))
    .select('place')
    .$if(query.order === 'due', (listed) => listed.orderBy(sql`due is null`).orderBy('due'))
    .orderBy('place', query.order === 'newest' ? 'desc' : 'asc');
  const rows = await sorted.limit(query.limit).offset(query.offset).execute();
  return rows.map(({ place }) => idAt(place ?? ''));
}

async function totalOf(db: Kysely<Tables>, query: ItemQuery): Promise<number> {
  const all = db.selectFrom('item').where((eb) => fits(eb, query));
  const counted = query.folded
    ? all.select((eb) => eb.fn.count<number>('likeness').distinct().as('n'))
    : all.select((eb) => eb.fn.countAll<number>().as('n'));
  return Number((await counted.executeTakeFirstOrThrow()).n);
}

async function linesOf(db: Kysely<Tables>, ids: readonly string[]): Promise<readonly ItemLine[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('item').select(lineColumns).where('id', 'in', ids).execute();
  const alike = await db
    .selectFrom('item')
    .select((eb) => ['likeness', eb.fn.countAll<number>().as('n')])
    .where('likeness', 'in', [...new Set(rows.map(({ likeness }) => likeness))])
    .where('state', 'in', WAITING)
    .groupBy('likeness')
    .execute();
  const counts = new Map(alike.map(({ likeness, n }) => [likeness, Number(n)]));
  const lines = new Map(rows.map((row) => [row.id, { ...headOf(row), alike: counts.get(row.likeness) ?? 0 }]));
  return ids.flatMap((id) => lines.get(id) ?? []);
}

/** What may be asked about items, over one connection. */
export function makeItemReads(db: Kysely<Tables>): ItemReads {
  const all = db.selectFrom('item').selectAll();
  return {
    item: async (id) => {
      const row = await all.where('id', '=', id).executeTakeFirst();
      return row && itemOf(row);
    },
    itemOfReceipt: async (hash) => {
      const row = await all.where('receipt', '=', hash).executeTakeFirst();
      return row && itemOf(row);
    },
    items: async (query) => {
      if (query.states.length === 0 || query.kinds?.length === 0) return { total: 0, lines: [] };
      const [total, ids] = [await totalOf(db, query), await idsOf(db, query)];
      return { total, lines: await linesOf(db, ids) };
    },
    itemCounts: async () => {
      const counted = db.selectFrom('item').select((eb) => ['kind', 'state', eb.fn.countAll<number>().as('count')]);
      const rows = await counted.groupBy(['state', 'kind']).orderBy('kind').orderBy('state').execute();
      return rows.map(({ kind, state, count }) => ({ kind, state, count: Number(count) }));
    },
    reportLinks: async (ids) => {
      const reports = db.selectFrom('item').select(['id', 'content']).where('kind', '=', 'report');
      const rows = await Promise.all(chunks(ids).map((part) => reports.where('id', 'in', part).execute()));
      const linked = rows.flat().map(({ id, content }) => [id, (JSON.parse(content) as ReportContent).links] as const);
      return new Map(linked.filter(([, links]) => links.length > 0));
    },
    messages: async (item) => {
      const lines = db.selectFrom('item_message').selectAll().where('item', '=', item).orderBy('n');
      return (await lines.execute()).map(({ author, n, day, text }) => ({ item, n, from: author, day, text }));
    },
  };
}
