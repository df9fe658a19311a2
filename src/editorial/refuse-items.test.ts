import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { itemOf, sentIn } from '../../test/world/items.ts';
import type { Store, WriteStore } from '../core/ports.ts';
import { refuseItems } from './refuse-items.ts';

testOverEngines(
  'a bulk refusal takes what it can, with all that is alike, and tells what it left',
  async (t, engine) => {
    const { world } = await newWorld(t, engine);
    const junk = { likeness: 'junk' };
    await sentIn(world.store, [
      itemOf('R-1', junk),
      itemOf('R-2', junk),
      itemOf('R-3', { ...junk, claimedBy: 'U-7' }),
      itemOf('R-4'),
      itemOf('C-1', junk),
    ]);
    const items = [
      { id: 'R-1', version: 1 },
      { id: 'R-4', version: 2 },
      { id: 'C-1', version: 1 },
    ];
    const { refused, left } = await done(world, refuseItems, { items, alike: true, reason: 'This tells of no case.' });
    assert.equal(refused, 2);
    assert.deepEqual(
      left.map(({ id }) => id),
      ['R-4', 'C-1'],
    );
    const states = await Promise.all(['R-1', 'R-2', 'R-3', 'R-4', 'C-1'].map((id) => world.store.item(id)));
    assert.deepEqual(
      states.map((item) => item?.state),
      ['refused', 'refused', 'open', 'open', 'open'],
    );
    assert.equal(states[1]?.outcome?.reason, 'This tells of no case.');
    const { lines } = await world.store.auditLines({ limit: 10, offset: 0, action: 'refuse' });
    assert.deepEqual(lines.map(({ target }) => target).sort(), ['R-1', 'R-2']);
  },
);

testOverEngines('what is alike is looked for once, however many of a flood were chosen', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  const flood = ['R-1', 'R-2', 'R-3', 'R-4'];
  await sentIn(world.store, [
    ...flood.map((id) => itemOf(id, { likeness: 'junk' })),
    itemOf('P-1', { likeness: 'junk' }),
    itemOf('P-2', { likeness: 'junk' }),
  ]);
  const asked = { items: 0, item: 0 };
  const counting = (tx: WriteStore): WriteStore => ({
    ...tx,
    items: (query) => {
      asked.items += 1;
      return tx.items(query);
    },
    item: (id) => {
      asked.item += 1;
      return tx.item(id);
    },
  });
  const transaction: Store['transaction'] = (work) => world.store.transaction((tx) => work(counting(tx)));
  const items = ['R-1', 'R-2', 'R-3', 'P-1'].map((id) => ({ id, version: 1 }));
  const watched = { ...world, store: { ...world.store, transaction } };
  const { refused } = await done(watched, refuseItems, { items, alike: true, reason: 'This tells of no case.' });
  assert.equal(refused, 6);
  assert.deepEqual(asked, { items: 2, item: 6 }, 'one look for each kind, and one for each item');
});
