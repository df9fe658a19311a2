import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { recordNow, refusal, taken } from '../../test/world/taken.ts';
import { bestValues, statementsOf } from '../core/statement.ts';
import { mergeRecords } from './merge-records.ts';
import { editRecord } from './review-proposal.ts';
import { unmerge } from './unmerge.ts';
import { verifyStore } from './verify.ts';

const reason = 'For a test';
const why = { reason, credit: 'A test' };

testOverEngines('a merge is undone: both are as before, but what was changed since stays', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  const [one, two] = [await recordNow(world, 'CB-1'), await recordNow(world, 'CB-2')];
  await done(world, mergeRecords, { id: 'CB-2', into: 'CB-1', base: 1, ...why });
  await done(world, unmerge, { id: 'CB-2', base: 2, reason });
  assert.deepEqual([await recordNow(world, 'CB-1'), await recordNow(world, 'CB-2')], [one, two]);
  assert.equal((await world.store.head('CB-2'))?.state, 'published');
  assert.equal((await world.store.cards(['CB-1', 'CB-2'])).length, 2);
  await done(world, mergeRecords, { id: 'CB-2', into: 'CB-1', base: 3, ...why });
  const merged = await recordNow(world, 'CB-1');
  const [before] = statementsOf(merged.statements, 'people_affected');
  assert.ok(before);
  const after = { ...before, value: { amount: 1300 } };
  const edit = { record: 'CB-1', base: 4, sources: [], entities: [], reason };
  await done(world, editRecord, { ...edit, changes: [{ field: 'people_affected', before, after }] });
  await done(world, unmerge, { id: 'CB-2', base: 4, reason });
  const now = await recordNow(world, 'CB-1');
  assert.deepEqual(bestValues(now.statements, 'people_affected'), [{ amount: 1300 }]);
  assert.deepEqual(statementsOf(now.statements, 'developer'), statementsOf(one.statements, 'developer'));
  await assert.rejects(done(world, unmerge, { id: 'CB-2', base: 5, reason }), refusal('wrong-state'));
  assert.equal((await verifyStore(world.store)).doubts, 0);
});
