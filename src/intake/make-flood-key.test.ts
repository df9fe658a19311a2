import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { floodKey, makeFloodKey } from './make-flood-key.ts';

test('the key is made once, 32 bytes, and is the same for all who ask', async (t) => {
  const { world } = temporaryWorld(t);
  const made = await Promise.all([1, 2, 3].map(() => done(world, makeFloodKey, {})));
  assert.equal(new Set(made).size, 1);
  assert.match(made[0] ?? '', /^[0-9a-f]{64}$/);
  assert.equal(await world.store.setting(floodKey), made[0]);
});
