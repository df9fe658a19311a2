import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { recordNow, refusal, taken } from '../../test/world/taken.ts';
import type { World } from '../core/ports.ts';
import { bestValues, statementsOf } from '../core/statement.ts';
import { split } from './split.ts';
import { verifyStore } from './verify.ts';

const reason = 'For a test';

async function linksOf(world: World, id: string): Promise<readonly unknown[]> {
  return statementsOf((await recordNow(world, id)).statements, 'related').map(({ value }) => value);
}

testOverEngines('statements move into a new record, and both say so', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  const { statements } = await recordNow(world, 'CB-1');
  const at = statements.findIndex(({ field }) => field === 'country');
  const cut = { id: 'CB-1', base: 1, statements: [at], title: 'Another case', reason };
  await assert.rejects(done(world, split, { ...cut, statements: [0] }), refusal('bad-input'));
  const { made } = await done(world, split, cut);
  const fresh = await recordNow(world, made);
  assert.deepEqual(
    [bestValues(fresh.statements, 'title'), bestValues(fresh.statements, 'country')],
    [['Another case'], ['NL']],
  );
  assert.deepEqual(bestValues((await recordNow(world, 'CB-1')).statements, 'country'), []);
  assert.deepEqual(await linksOf(world, made), [{ record: 'CB-1', relation: 'split-from' }]);
  assert.deepEqual(await linksOf(world, 'CB-1'), [{ record: made, relation: 'split-into' }]);
  assert.equal((await verifyStore(world.store)).doubts, 0);
});
