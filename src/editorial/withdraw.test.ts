import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done, recordCalled } from '../../test/world/fake-world.ts';
import { auditLines } from '../../test/world/raw-rows.ts';
import { refusal, taken, why } from '../../test/world/taken.ts';
import { keeper, reader } from '../core/policy.ts';
import { mergeRecords } from './merge-records.ts';
import { withdraw } from './withdraw.ts';

testOverEngines('a withdrawn record leaves the lists, and its address says why', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  assert.deepEqual(await done(world, withdraw, { id: 'CB-1', base: 1, ...why }), { id: 'CB-1', revision: 2 });
  const [newest] = await world.store.history('CB-1');
  assert.deepEqual([newest?.state, newest?.reason], ['withdrawn', 'For a test']);
  assert.deepEqual([await world.store.cards(['CB-1']), await recordCalled(world.store, 'AIAAIC0001')], [[], undefined]);
  await assert.rejects(done(world, withdraw, { id: 'CB-1', base: 2, ...why }), refusal('wrong-state'));
});

testOverEngines('who works on an old revision is told so, and changes nothing', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  await done(world, mergeRecords, { id: 'CB-1', into: 'CB-2', base: 1, ...why });
  await assert.rejects(done(world, withdraw, { id: 'CB-2', base: 1, ...why }), refusal('conflict'));
  await assert.rejects(done(world, mergeRecords, { id: 'CB-2', into: 'CB-3', base: 1, ...why }), refusal('conflict'));
  assert.deepEqual((await world.store.head('CB-2'))?.state, 'published');
});

testOverEngines('what was done and what was denied is in the audit; what failed is not', async (t, engine) => {
  const { world, place } = await newWorld(t, engine);
  await taken(world);
  await done(world, withdraw, { id: 'CB-1', base: 1, ...why });
  await withdraw.perform(world, reader, { id: 'CB-2', base: 1, ...why });
  await assert.rejects(done(world, withdraw, { id: 'CB-2', base: 7, ...why }), refusal('conflict'));
  assert.deepEqual(await auditLines(place), [
    'keeper take-in -: done',
    'keeper withdraw CB-1: done',
    'reader withdraw -: not-allowed',
  ]);
});

testOverEngines('a reason left empty is asked for in plain words', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  const answer = await withdraw.perform(world, keeper, { id: 'CB-1', base: 1, ...why, reason: '' });
  assert.equal(!answer.ok && answer.problem.sentence, 'reason: must not be empty.');
});
