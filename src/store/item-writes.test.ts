import assert from 'node:assert/strict';
import { testOverEngines, twoStores } from '../../test/world/engines.ts';
import { itemOf, sentIn } from '../../test/world/items.ts';
import { sha256 } from '../core/canonical.ts';
import { isRefusal } from '../core/errors.ts';

const isConflict = (error: unknown): boolean => isRefusal(error, 'conflict');

testOverEngines('a change of an item is stored on top of the version it was made from', async (t, engine) => {
  const store = await engine.newDatabase(t).open();
  await sentIn(store, [itemOf('R-1')]);
  const claimed = itemOf('R-1', { claimedBy: 'U-1', title: 'Reworded' });
  await store.transaction((tx) => tx.changeItem(claimed, 1));
  assert.deepEqual(await store.item('R-1'), { ...claimed, version: 2 });
  assert.equal((await store.itemOfReceipt(sha256('R-1')))?.title, 'Reworded');
  const late = store.transaction((tx) => tx.changeItem(itemOf('R-1', { state: 'refused' }), 1));
  await assert.rejects(late, isConflict);
  assert.equal((await store.item('R-1'))?.state, 'open');
  await assert.rejects(
    store.transaction((tx) => tx.changeItem(itemOf('R-2'), 1)),
    isConflict,
  );
});

testOverEngines('of twenty claims of one item at the same time one wins', async (t, engine) => {
  const stores = await twoStores(t, engine);
  await sentIn(stores[0], [itemOf('R-1')]);
  const claims = Array.from({ length: 20 }, (_, at) =>
    (at % 2 === 0 ? stores[0] : stores[1]).transaction((tx) =>
      tx.changeItem(itemOf('R-1', { claimedBy: `U-${at}` }), 1),
    ),
  );
  const ends = await Promise.allSettled(claims);
  const won = ends.flatMap(({ status }, at) => (status === 'fulfilled' ? [`U-${at}`] : []));
  assert.equal(won.length, 1);
  assert.ok(ends.every((end) => end.status === 'fulfilled' || isConflict(end.reason)));
  const { claimedBy, version } = (await stores[0].item('R-1')) ?? {};
  assert.deepEqual([claimedBy, version], [won[0], 2]);
});

testOverEngines('a receipt has one item, and an id has one', async (t, engine) => {
  const store = await engine.newDatabase(t).open();
  await sentIn(store, [itemOf('R-1')]);
  for (const [id, receipt] of [
    ['R-2', 'R-1'],
    ['R-1', 'R-2'],
  ] as const) {
    const again = store.transaction((tx) => tx.putItem(itemOf(id), sha256(receipt)));
    await assert.rejects(again, isConflict);
  }
  assert.equal((await store.items({ states: ['open'], order: 'oldest', limit: 9, offset: 0 })).total, 1);
});

testOverEngines('the talk about an item is numbered in its order', async (t, engine) => {
  const store = await engine.newDatabase(t).open();
  await sentIn(store, [itemOf('R-1'), itemOf('R-2')]);
  const day = '2026-03-02';
  await store.transaction(async (tx) => {
    await tx.putMessage({ item: 'R-1', from: 'editors', day, text: 'When was that?' });
    await tx.putMessage({ item: 'R-2', from: 'editors', day, text: 'Where?' });
  });
  await store.transaction((tx) => tx.putMessage({ item: 'R-1', from: 'sender', day: '2026-03-03', text: 'In May.' }));
  assert.deepEqual(await store.messages('R-1'), [
    { item: 'R-1', n: 1, from: 'editors', day, text: 'When was that?' },
    { item: 'R-1', n: 2, from: 'sender', day: '2026-03-03', text: 'In May.' },
  ]);
});

testOverEngines('items come and go without a change of the public sequence', async (t, engine) => {
  const store = await engine.newDatabase(t).open();
  const before = await store.sequence();
  await sentIn(store, [itemOf('R-1')]);
  await store.transaction((tx) => tx.changeItem(itemOf('R-1', { state: 'refused' }), 1));
  assert.equal(await store.sequence(), before);
});

testOverEngines(
  'how a sender can be reached is erased some time after the end, and nothing else is',
  async (t, engine) => {
    const store = await engine.newDatabase(t).open();
    const content = { what: 'A face database stood open: "contact":', links: [], contact: 'me@example.org' };
    const outcome = { day: '2026-03-05', reason: 'Thank you.', records: [] };
    const ended = { state: 'refused', content, outcome } as const;
    await sentIn(store, [
      itemOf('R-1', ended),
      itemOf('R-2', { ...ended, outcome: { ...outcome, day: '2026-03-06' } }),
      itemOf('R-3', { content }),
      itemOf('R-4', { state: 'refused', outcome }),
    ]);
    assert.equal(await store.transaction((tx) => tx.forgetContacts('2026-03-05')), 1);
    const { contact: _, ...rest } = content;
    const found = await Promise.all(['R-1', 'R-2', 'R-3'].map((id) => store.item(id)));
    assert.deepEqual(
      found.map((item) => item?.content),
      [rest, content, content],
    );
    const { lines } = await store.items({
      states: ['refused'],
      text: 'me@example',
      order: 'oldest',
      limit: 9,
      offset: 0,
    });
    assert.deepEqual(
      lines.map(({ id }) => id),
      ['R-2'],
    );
    assert.equal(await store.transaction((tx) => tx.forgetContacts('2026-03-05')), 0);
  },
);
