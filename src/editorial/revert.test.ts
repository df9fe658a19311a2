import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { says, smallArrival } from '../../test/world/records.ts';
import { plus, recordNow, refusal, taken } from '../../test/world/taken.ts';
import { statementsOf } from '../core/statement.ts';
import type { Reply } from '../core/values.ts';
import { revert } from './revert.ts';
import { takeIn } from './take-in.ts';

const reason = 'For a test';

testOverEngines('a record goes back to an earlier version as a new one', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  const first = await recordNow(world, 'CB-1');
  await done(world, takeIn, smallArrival(plus('harbour', says('place', 'Lyon'))));
  await assert.rejects(done(world, revert, { id: 'CB-1', base: 1, to: 1, reason }), refusal('conflict'));
  await assert.rejects(done(world, revert, { id: 'CB-1', base: 2, to: 2, reason }), refusal('wrong-state'));
  await assert.rejects(done(world, revert, { id: 'CB-1', base: 2, to: 9, reason }), refusal('not-found'));
  assert.deepEqual(await done(world, revert, { id: 'CB-1', base: 2, to: 1, reason }), { id: 'CB-1', revision: 3 });
  assert.deepEqual(await recordNow(world, 'CB-1'), first);
  assert.equal((await world.store.history('CB-1')).length, 3);
});

testOverEngines(
  'the answers of organisations stay when a record goes back, and none that was taken away returns',
  async (t, engine) => {
    const { world } = await newWorld(t, engine);
    const answer = (text: string) =>
      says('reply', { kind: 'disputes', entity: 'acme', text, concerns: [] }, { by: 'Acme Vision' });
    await taken(world, plus('harbour', answer('It was not so.')));
    await done(world, takeIn, smallArrival(plus('harbour', says('place', 'Lyon'), answer('It was not us.'))));
    assert.deepEqual(await done(world, revert, { id: 'CB-1', base: 2, to: 1, reason }), { id: 'CB-1', revision: 3 });
    const { statements } = await recordNow(world, 'CB-1');
    const texts = statementsOf(statements, 'reply').map(({ value }) => (value as Reply).text);
    assert.deepEqual([texts, statementsOf(statements, 'place')], [['It was not us.'], []]);
  },
);
