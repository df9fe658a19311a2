import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { recordNow, refusal, taken } from '../../test/world/taken.ts';
import type { World } from '../core/ports.ts';
import { statementsOf } from '../core/statement.ts';
import { relate } from './relate.ts';

const reason = 'For a test';

async function linksOf(world: World, id: string): Promise<readonly unknown[]> {
  return statementsOf((await recordNow(world, id)).statements, 'related').map(({ value }) => value);
}

testOverEngines('a relation stands on both records by its name on each side, and goes from both', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  const link = { id: 'CB-1', other: 'CB-2', relation: 'follows', reason };
  await done(world, relate, link);
  assert.deepEqual(await linksOf(world, 'CB-1'), [{ record: 'CB-2', relation: 'follows' }]);
  assert.deepEqual(await linksOf(world, 'CB-2'), [{ record: 'CB-1', relation: 'followed-by' }]);
  await assert.rejects(done(world, relate, link), refusal('wrong-state'));
  await assert.rejects(done(world, relate, { ...link, other: 'CB-77' }), refusal('not-found'));
  await assert.rejects(done(world, relate, { ...link, relation: 'cousin' }), refusal('bad-input'));
  await done(world, relate, { ...link, off: true });
  assert.deepEqual([await linksOf(world, 'CB-1'), await linksOf(world, 'CB-2')], [[], []]);
});
