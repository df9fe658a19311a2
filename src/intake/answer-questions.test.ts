import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { answerQuestions } from './answer-questions.ts';
import { receiptOf } from './receipt.ts';
import { sendReport } from './send-report.ts';

const once = 'ab'.repeat(16);
const receipt = receiptOf(once);

test('an answer is a line of the talk, with the day, and an asked item is open again', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, sendReport, { once, what: 'Something happened there.' });
  const item = await world.store.item('R-1');
  await world.store.transaction(async (tx) => {
    if (item) await tx.changeItem({ ...item, state: 'asked' }, item.version);
    await tx.putMessage({ item: 'R-1', from: 'editors', day: '2026-01-01', text: 'Where?' });
  });
  await done(world, answerQuestions, { receipt, text: ' In Xinjiang. ' });
  assert.equal((await world.store.item('R-1'))?.state, 'open');
  assert.deepEqual(
    (await world.store.messages('R-1')).map(({ from, day, text }) => [from, day, text]),
    [
      ['editors', '2026-01-01', 'Where?'],
      ['sender', '2026-01-01', 'In Xinjiang.'],
    ],
  );
});

test('empty, over-long and binary answers are refused in a sentence', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, sendReport, { once, what: 'Something happened there.' });
  for (const text of ['', '  ', 'x'.repeat(5_001), '\u0001\u0002']) {
    await assert.rejects(done(world, answerQuestions, { receipt, text }), { name: 'Error' });
  }
  assert.deepEqual(await world.store.messages('R-1'), []);
});
