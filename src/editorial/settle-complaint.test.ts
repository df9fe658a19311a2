import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { acmeOnRecord, onceOf } from '../../test/world/responses.ts';
import { keeper } from '../core/policy.ts';
import { complain } from '../intake/complain.ts';
import { settleComplaint } from './settle-complaint.ts';

test('a complaint is decided once, in words that everybody may read', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  await done(world, complain, { once: onceOf(1), record: 'CB-1', what: 'The date is wrong here.' });
  const input = { id: 'C-1', version: 1, decision: 'upheld', outcome: 'The date was put right.' };
  assert.deepEqual(await settleComplaint.perform(world, keeper, input), { ok: true, value: { id: 'C-1' } });
  const item = await world.store.item('C-1');
  assert.equal(item?.state, 'accepted');
  assert.deepEqual([item.outcome?.reason, item.outcome?.records], ['The date was put right.', ['CB-1']]);
  const again = await settleComplaint.perform(world, keeper, { ...input, version: 2, decision: 'rejected' });
  assert.equal(again.ok || again.problem.code, 'wrong-state');
  const other = await settleComplaint.perform(world, keeper, { ...input, id: 'R-1' });
  assert.equal(other.ok || other.problem.code, 'not-found');
});
