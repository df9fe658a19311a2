import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { refusal, taken, why } from '../../test/world/taken.ts';
import { reader } from '../core/policy.ts';
import { setFeatured } from './set-featured.ts';
import { withdraw } from './withdraw.ts';

testOverEngines('a published record can be featured, by a keeper', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  await done(world, withdraw, { id: 'CB-3', base: 1, ...why });
  await done(world, setFeatured, { id: 'CB-2' });
  await assert.rejects(done(world, setFeatured, { id: 'CB-3' }), refusal('wrong-state'));
  const answer = await setFeatured.perform(world, reader, { id: 'CB-1' });
  assert.equal(!answer.ok && answer.problem.code, 'not-allowed');
  assert.equal(await world.store.setting('featured'), 'CB-2');
});
