import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { itemOf, sentIn } from '../../test/world/items.ts';
import { refusal } from '../../test/world/taken.ts';
import { refuseItems } from './refuse-items.ts';
import { reopen } from './reopen.ts';

testOverEngines(
  'a refused item is opened again with a word to its sender; one taken back is not',
  async (t, engine) => {
    const { world } = await newWorld(t, engine);
    await sentIn(world.store, [itemOf('R-1'), itemOf('R-2', { state: 'taken-back' })]);
    await done(world, refuseItems, { items: [{ id: 'R-1', version: 1 }], reason: 'No source.' });
    await done(world, reopen, { id: 'R-1', version: 2, reason: 'You sent one.' });
    const item = await world.store.item('R-1');
    assert.deepEqual([item?.state, item?.outcome], ['open', undefined]);
    assert.equal((await world.store.messages('R-1')).at(-1)?.text, 'You sent one.');
    await assert.rejects(done(world, reopen, { id: 'R-2', version: 1, reason: 'Why not' }), refusal('wrong-state'));
  },
);
