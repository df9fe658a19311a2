import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { rebuildLater } from './rebuild-later.ts';

test('a rebuild is ordered once until somebody begins with it', async (t) => {
  const { world } = temporaryWorld(t);
  const { jobs } = world.store;
  const first = await done(world, rebuildLater, {});
  assert.deepEqual(first, { job: 1, isNew: true });
  assert.deepEqual(await done(world, rebuildLater, {}), { job: 1, isNew: false });
  const time = world.clock.now();
  const taken = await jobs.take({ kinds: ['rebuild'], limit: 9, time, until: time, holder: 'one' });
  assert.equal(taken.length, 1);
  assert.equal((await done(world, rebuildLater, {})).isNew, true);
});
