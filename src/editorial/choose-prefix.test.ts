import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { refusal, taken } from '../../test/world/taken.ts';
import { choosePrefix } from './choose-prefix.ts';

testOverEngines('the prefix of ids is chosen once', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  assert.deepEqual(await done(world, choosePrefix, { prefix: 'CASE' }), { prefix: 'CASE' });
  assert.deepEqual(await done(world, choosePrefix, { prefix: 'LATER' }), { prefix: 'CASE' });
  assert.equal((await taken(world)).harbour, 'CASE-1 created');
  for (const prefix of ['x', 'lower', 'A1', 'S', 'TOOLONGPREFIX']) {
    await assert.rejects(done(world, choosePrefix, { prefix }), refusal('bad-input'));
  }
});
