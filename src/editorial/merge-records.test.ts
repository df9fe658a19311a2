import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done, recordCalled } from '../../test/world/fake-world.ts';
import { recordNow, refusal, taken, why } from '../../test/world/taken.ts';
import { mergeRecords } from './merge-records.ts';

testOverEngines('two records become one: the address leads on, the alias and the facts are kept', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  await done(world, mergeRecords, { id: 'CB-1', into: 'CB-3', base: 1, ...why });
  const head = await world.store.head('CB-1');
  assert.deepEqual([head?.state, head?.mergedInto, head?.revision], ['merged', 'CB-3', 2]);
  for (const alias of ['AIAAIC0001', 'CB-1']) assert.equal(await recordCalled(world.store, alias), 'CB-3');
  assert.deepEqual(await world.store.cards(['CB-1']), []);
  const { statements } = await recordNow(world, 'CB-3');
  assert.ok(statements.some((one) => one.field === 'country' && one.value === 'NL'));
  assert.ok(!statements.some((one) => one.field === 'related'), 'a record would relate to itself');
  await assert.rejects(
    done(world, mergeRecords, { id: 'CB-2', into: 'CB-1', base: 1, ...why }),
    refusal('wrong-state'),
  );
  await assert.rejects(done(world, mergeRecords, { id: 'CB-2', into: 'CB-2', base: 1, ...why }), refusal('bad-input'));
});
