import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { acmeOnRecord, onceOf } from '../../test/world/responses.ts';
import { reader } from '../core/policy.ts';
import { complain, complaintDays } from './complain.ts';

const what = 'The date is wrong, and nobody answered my letter.';

test('a complaint gets a number and a day by which it is decided', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  const sent = await complain.perform(world, reader, {
    once: onceOf(1),
    record: 'cb-1 ',
    what,
    contact: 'a@b.example',
  });
  assert.deepEqual(sent, { ok: true, value: { id: 'C-1', due: '2026-01-31' } });
  const item = await world.store.item('C-1');
  assert.deepEqual([item?.title, item?.record, item?.due], ['Complaint about CB-1', 'CB-1', '2026-01-31']);
  await world.store.transaction((tx) => tx.putSetting(complaintDays.setting, '7'));
  const next = await complain.perform(world, reader, { once: onceOf(2), what });
  assert.deepEqual(next, { ok: true, value: { id: 'C-2', due: '2026-01-08' } });
});

test('a complaint about nothing, or about a record that is not there, is refused beside its field', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  for (const [input, path] of [
    [{ what: 'Bad.' }, 'what'],
    [{ what, record: 'CB-99' }, 'record'],
    [{ what, record: 'S-1' }, 'record'],
  ] as const) {
    const sent = await complain.perform(world, reader, { once: onceOf(3), ...input });
    assert.ok(!sent.ok && sent.problem.faults?.[0]?.path === path, path);
  }
  assert.deepEqual(await world.store.itemCounts(), []);
});
