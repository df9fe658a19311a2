import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { receiptOf } from './receipt.ts';
import { sendReport } from './send-report.ts';
import { takeBack } from './take-back.ts';

const once = 'ab'.repeat(16);
const receipt = receiptOf(once);

test('what waits ends, and its words and the way to its sender are erased', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, sendReport, {
    once,
    what: 'Something secret happened.',
    title: 'Secret',
    contact: 'me@example.org',
  });
  await done(world, takeBack, { receipt });
  const item = await world.store.item('R-1');
  assert.equal(item?.state, 'taken-back');
  assert.deepEqual(item?.outcome, { day: '2026-01-01', reason: 'Taken back by its sender.', records: [] });
  assert.doesNotMatch(JSON.stringify(item), /secret|example\.org/i);
});

test('after publication the editors are told, once, and the record stays as it is', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, sendReport, { once, what: 'Something happened there.' });
  const item = await world.store.item('R-1');
  const outcome = { day: '2026-01-01', reason: 'Thank you.', records: ['CB-1'] };
  await world.store.transaction(async (tx) => {
    if (item) await tx.changeItem({ ...item, state: 'accepted', outcome }, item.version);
  });
  await done(world, takeBack, { receipt });
  await done(world, takeBack, { receipt });
  assert.equal((await world.store.item('R-1'))?.state, 'accepted');
  const talk = await world.store.messages('R-1');
  assert.deepEqual(
    talk.map(({ from }) => from),
    ['sender'],
  );
});
