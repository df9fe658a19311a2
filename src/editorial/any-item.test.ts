import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { itemOf, sentIn } from '../../test/world/items.ts';
import { refusal } from '../../test/world/taken.ts';
import { anyItem, anyWaiting } from './any-item.ts';

test('an item is given at the version that was looked at, and only while it waits where that is asked', async (t) => {
  const { world } = temporaryWorld(t);
  await sentIn(world.store, [itemOf('R-1'), itemOf('C-1', { state: 'refused' })]);
  assert.equal((await anyWaiting(world.store, { id: 'R-1', version: 1 })).id, 'R-1');
  assert.equal((await anyItem(world.store, { id: 'C-1', version: 1 })).state, 'refused');
  await assert.rejects(anyItem(world.store, { id: 'R-1', version: 2 }), refusal('conflict'));
  await assert.rejects(anyItem(world.store, { id: 'R-9', version: 1 }), refusal('not-found'));
  await assert.rejects(anyWaiting(world.store, { id: 'C-1', version: 1 }), refusal('wrong-state'));
});
