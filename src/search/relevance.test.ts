import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryWith, indexed } from '../../test/world/indexed.ts';
import { sizeOf } from './bits.ts';
import { Columns } from './columns.ts';
import { parseQuery } from './query.ts';
import { byRelevance } from './relevance.ts';
import { TermSets } from './term-sets.ts';

async function ranker(...[t, entries]: Parameters<typeof indexed>) {
  const { reader } = await indexed(t, entries);
  const columns = new Columns();
  const sets = new TermSets(reader, columns);
  sets.refresh();
  return (q: string): { best: number[]; groups: number[][] } => {
    const query = parseQuery(q);
    const { best, groups } = byRelevance(sets.ofQuery(query), query, { sets, reader });
    return { best: [...best], groups: groups.map((bits) => columns.orders.newest.slice(bits, 0, sizeOf(bits))) };
  };
}

test('a word in the title goes before one in the names, the summary, the facts and the sources', async (t) => {
  const columns = ['sources', 'facts', 'summary', 'names', 'title'] as const;
  const rank = await ranker(t, [
    ...columns.map((column, at) => entryWith(at + 1, { [column]: 'camera' })),
    entryWith(9),
  ]);
  assert.deepEqual(rank('camera').best, [5, 4, 3, 2, 1]);
  assert.deepEqual(rank('camera -names'), rank('camera'));
});

test('equals go by docid, so that pages fit together', async (t) => {
  const rank = await ranker(
    t,
    [3, 1, 2].map((n) => entryWith(n, { title: 'camera' })),
  );
  assert.deepEqual(rank('camera').best, [1, 2, 3]);
});

test('without words the newest is the most relevant', async (t) => {
  const rank = await ranker(t, [
    entryWith(1, {}, { firstDay: 5, lastDay: 5 }),
    entryWith(2, {}, { firstDay: 9, lastDay: 9 }),
  ]);
  assert.deepEqual(rank(''), { best: [], groups: [[2, 1]] });
  assert.deepEqual(rank('-camera'), { best: [], groups: [[2, 1]] });
});

test('of too many to rank, those with the words in title or names go first, then the newest', async (t) => {
  const days = (day: number) => ({ firstDay: day, lastDay: day });
  const many = Array.from({ length: 1_100 }, (_, at) => entryWith(at + 1, { sources: 'camera' }, days(at)));
  const rank = await ranker(t, [
    ...many,
    entryWith(2_000, { title: 'camera' }, days(0)),
    entryWith(2_001, { names: 'Camera' }, days(1)),
  ]);
  const { best, groups } = rank('camera');
  assert.deepEqual(best, []);
  assert.deepEqual([...(groups[0] ?? []), ...(groups[1] ?? []).slice(0, 2)], [2_001, 2_000, 1_100, 1_099]);
});
