import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { type Engine, testOverEngines } from '../../test/world/engines.ts';
import { itemOf, sentIn } from '../../test/world/items.ts';
import { sha256 } from '../core/canonical.ts';
import type { Item } from '../core/item.ts';
import type { ItemQuery } from '../core/item-ports.ts';
import type { Store } from '../core/ports.ts';

const waiting: ItemQuery = { states: ['open', 'asked'], order: 'oldest', limit: 50, offset: 0 };

async function deskOf(t: TestContext, engine: Engine, items: readonly Item[]): Promise<Store> {
  const store = await engine.newDatabase(t).open();
  await sentIn(store, items);
  return store;
}

async function found(store: Store, query: Partial<ItemQuery>): Promise<readonly (string | number)[]> {
  const { total, lines } = await store.items({ ...waiting, ...query });
  return [total, ...lines.map(({ id }) => id)];
}

testOverEngines('an item comes back as it was stored, by its id and by the hash of its receipt', async (t, engine) => {
  const full = itemOf('P-7', {
    ...{ state: 'accepted', due: '2026-03-31', record: 'CB-1', claimedBy: 'U-1' },
    outcome: { day: '2026-03-04', reason: 'Right.', records: ['CB-1'] },
  });
  const store = await deskOf(t, engine, [full, itemOf('A-1'), itemOf('C-1')]);
  assert.deepEqual(await store.item('P-7'), full);
  assert.deepEqual(await store.itemOfReceipt(sha256('P-7')), full);
  assert.equal((await store.item('A-1'))?.outcome, undefined);
  assert.deepEqual([await store.item('P-8'), await store.itemOfReceipt('P-7')], [undefined, undefined]);
});

testOverEngines('a list is narrowed down, sorted and cut into pages', async (t, engine) => {
  const store = await deskOf(t, engine, [
    itemOf('R-10', { day: '2026-03-02' }),
    itemOf('R-9', { day: '2026-03-02', claimedBy: 'U-1' }),
    itemOf('R-11', { day: '2026-03-01', state: 'asked', record: 'CB-1' }),
    itemOf('C-1', { day: '2026-03-03', due: '2026-03-20', record: 'CB-1' }),
    itemOf('C-2', { day: '2026-03-03', due: '2026-03-10', claimedBy: 'U-2' }),
    itemOf('R-1', { state: 'refused', day: '2026-01-01' }),
  ]);
  assert.deepEqual(await found(store, {}), [5, 'R-11', 'R-9', 'R-10', 'C-1', 'C-2']);
  assert.deepEqual(await found(store, { order: 'newest', limit: 2, offset: 1 }), [5, 'C-1', 'R-10']);
  assert.deepEqual(await found(store, { order: 'due' }), [5, 'C-2', 'C-1', 'R-11', 'R-9', 'R-10']);
  assert.deepEqual(await found(store, { dueBefore: '2026-03-20' }), [1, 'C-2']);
  assert.deepEqual(await found(store, { kinds: ['complaint'] }), [2, 'C-1', 'C-2']);
  assert.deepEqual(await found(store, { states: ['refused'] }), [1, 'R-1']);
  assert.deepEqual(await found(store, { record: 'CB-1' }), [2, 'R-11', 'C-1']);
  assert.deepEqual(await found(store, { claimedBy: 'U-1' }), [1, 'R-9']);
  assert.deepEqual(await found(store, { claimedBy: null }), [3, 'R-11', 'R-10', 'C-1']);
  assert.deepEqual([await found(store, { states: [] }), await found(store, { kinds: [] })], [[0], [0]]);
  assert.deepEqual(await found(store, { offset: 10 }), [5]);
});

testOverEngines('the links of many reports come in one answer, without those that have none', async (t, engine) => {
  const links = ['https://example.org/b', 'https://example.org/a'];
  const store = await deskOf(t, engine, [
    itemOf('R-1', { content: { what: 'x', links } }),
    itemOf('R-2', { content: { what: 'x', links: [] } }),
    itemOf('R-3', { content: { what: 'x', links } }),
    itemOf('C-1'),
  ]);
  assert.deepEqual(await store.reportLinks(['R-1', 'R-2', 'C-1', 'R-9']), new Map([['R-1', links]]));
  assert.deepEqual(await store.reportLinks([]), new Map());
});

testOverEngines('items that are alike fold into the oldest that fits, with their number', async (t, engine) => {
  const store = await deskOf(t, engine, [
    itemOf('R-1', { likeness: 'same' }),
    itemOf('R-2', { likeness: 'same', due: '2026-03-05' }),
    itemOf('R-3', { likeness: 'same', state: 'refused' }),
    itemOf('R-4'),
  ]);
  const { total, lines } = await store.items({ ...waiting, folded: true });
  assert.deepEqual(
    [total, lines.map(({ id, alike }) => [id, alike])],
    [
      2,
      [
        ['R-1', 2],
        ['R-4', 1],
      ],
    ],
  );
  assert.deepEqual(await found(store, { likeness: 'same' }), [2, 'R-1', 'R-2']);
  assert.deepEqual(await found(store, { folded: true, order: 'newest' }), [2, 'R-4', 'R-1']);
  assert.deepEqual(await found(store, { folded: true, dueBefore: '2026-04-01' }), [1, 'R-2']);
  const refused = await store.items({ ...waiting, states: ['refused'] });
  assert.deepEqual(
    refused.lines.map(({ id, alike }) => [id, alike]),
    [['R-3', 2]],
  );
});

testOverEngines('a search looks for each word in titles and contents, with signs as they are', async (t, engine) => {
  const told = (what: string) => ({ content: { what, links: [] } });
  const store = await deskOf(t, engine, [
    itemOf('R-1', { title: 'Ürümqi gates', ...told('A 100% match, they said.') }),
    itemOf('R-2', told('snake_case and C:\\temp')),
    itemOf('R-3', told('O\'Brien said "no" to 1000 gates')),
  ]);
  for (const [text, ...ids] of [
    ['URUMQI', 'R-1'],
    ['gates', 'R-1', 'R-3'],
    ['gates said match', 'R-1'],
    ['100%', 'R-1'],
    ['%', 'R-1'],
    ['_', 'R-2'],
    ['c:\\temp', 'R-2'],
    ["o'brien", 'R-3'],
    ['"no"', 'R-3'],
    ['r-2', 'R-2'],
    ['nowhere'],
    ['   ', 'R-1', 'R-2', 'R-3'],
  ] as const) {
    assert.deepEqual(await found(store, { text }), [ids.length, ...ids], text);
  }
});

testOverEngines('what is counted is what there is of each kind in each state', async (t, engine) => {
  const store = await deskOf(t, engine, [
    itemOf('R-1'),
    itemOf('R-2'),
    itemOf('R-3', { state: 'asked' }),
    itemOf('C-1'),
  ]);
  assert.deepEqual(await store.itemCounts(), [
    { kind: 'complaint', state: 'open', count: 1 },
    { kind: 'report', state: 'asked', count: 1 },
    { kind: 'report', state: 'open', count: 2 },
  ]);
});
