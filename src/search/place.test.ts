import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexed } from '../../test/world/indexed.ts';
import { manyRecords } from '../../test/world/many-records.ts';
import type { SearchPlace, SearchRequest } from '../core/ports.ts';
import { makeSearch, type Search } from './search.ts';

const asked = (more: Partial<SearchRequest>): SearchRequest => ({
  q: '',
  filters: {},
  sort: 'newest',
  page: 1,
  size: 17,
  ...more,
});

// Every id of a search, from one place to the next.
function walked({ search }: Search, request: SearchRequest): readonly string[] {
  const ids: string[] = [];
  for (let after: SearchPlace | undefined, page = 0; page < 100; page += 1) {
    const found = search({ ...request, after });
    ids.push(...found.ids);
    after = found.next;
    if (after === undefined) return ids;
  }
  throw new Error('a search has no end');
}

test('from place to place every record comes once, in the order of the whole list', async (t) => {
  const search = makeSearch((await indexed(t, [...manyRecords(200)])).reader);
  for (const sort of ['newest', 'oldest', 'changed', 'relevance'] as const) {
    for (const q of ['', 'the', 'camera']) {
      const whole = search.search(asked({ q, sort, size: 1_000 })).ids;
      assert.deepEqual(walked(search, asked({ q, sort })), whole, `${sort} ${q}`);
      assert.equal(new Set(whole).size, whole.length);
    }
  }
});

test('a place stays one when the record at it is taken back and others move', async (t) => {
  const entries = [...manyRecords(60)];
  const { reader, withdraw } = await indexed(t, entries);
  const search = makeSearch(reader);
  for (const sort of ['newest', 'oldest', 'changed'] as const) {
    const first = search.search(asked({ sort, size: 10 }));
    const rest = search.search(asked({ sort, size: 100, after: first.next })).ids;
    const [head = '', last = ''] = [first.ids[0], first.ids.at(-1)];
    await withdraw(head, last);
    assert.deepEqual(search.search(asked({ sort, size: 100, after: first.next })).ids, rest, sort);
  }
});

test('records without a date come last both ways, and a place among them is one', async (t) => {
  const entries = [...manyRecords(40)].map((entry, at) =>
    at % 3 === 0 ? { ...entry, firstDay: undefined, lastDay: undefined } : entry,
  );
  const search = makeSearch((await indexed(t, entries)).reader);
  for (const sort of ['newest', 'oldest'] as const) {
    const whole = search.search(asked({ sort, size: 1_000 })).ids;
    assert.deepEqual(walked(search, asked({ sort, size: 3 })), whole, sort);
  }
});

test('only records changed since then are found', async (t) => {
  const entries = [...manyRecords(50)];
  const { search } = makeSearch((await indexed(t, entries)).reader);
  const times = entries.map(({ card }) => Date.parse(card.changed)).sort((a, b) => a - b);
  const middle = times[25] ?? 0;
  const found = search(asked({ changedSince: middle, size: 1_000 }));
  assert.equal(found.total, times.filter((time) => time >= middle).length);
  assert.equal(search(asked({ changedSince: (times.at(-1) ?? 0) + 1 })).total, 0);
});
