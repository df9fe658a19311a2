import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { itemOf, sentIn } from '../../test/world/items.ts';
import { refusal } from '../../test/world/taken.ts';
import type { Actor } from '../core/policy.ts';
import { claim, release } from './claim.ts';

const editor = (n: number): Actor => ({ role: 'editor', name: `U-${n}`, account: `U-${n}` });

testOverEngines('of twenty editors who claim one report at once, one gets it', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await sentIn(world.store, [itemOf('R-1')]);
  const all = Array.from({ length: 20 }, (_, n) => claim.perform(world, editor(n), { id: 'R-1', version: 1 }));
  const results = await Promise.all(all);
  const winners = results.flatMap(({ ok }, n) => (ok ? [`U-${n}`] : []));
  assert.equal(winners.length, 1);
  assert.equal((await world.store.item('R-1'))?.claimedBy, winners[0]);
  const codes = results.flatMap((result) => (result.ok ? [] : [result.problem.code]));
  assert.deepEqual(new Set(codes), new Set(['conflict']));
});

testOverEngines('a claim is laid back, and nobody takes what another works on', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await sentIn(world.store, [itemOf('R-1')]);
  await claim.perform(world, editor(1), { id: 'R-1', version: 1 });
  await assert.rejects(done(world, claim, { id: 'R-1', version: 2 }), refusal('wrong-state'));
  await assert.rejects(done(world, release, { id: 'R-1', version: 1 }), refusal('conflict'));
  await done(world, release, { id: 'R-1', version: 2 });
  assert.equal((await world.store.item('R-1'))?.claimedBy, undefined);
  await assert.rejects(done(world, release, { id: 'R-1', version: 3 }), refusal('wrong-state'));
  await assert.rejects(done(world, claim, { id: 'R-9', version: 1 }), refusal('not-found'));
});
