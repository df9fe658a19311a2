import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { addLink } from './add-link.ts';
import { answerQuestions } from './answer-questions.ts';
import { itemOfReceipt } from './held-item.ts';
import { receiptOf } from './receipt.ts';
import { sendReport } from './send-report.ts';
import { takeBack } from './take-back.ts';

const once = 'ab'.repeat(16);

test('wrong and malformed receipts are refused in the same words, by every action', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, sendReport, { once, what: 'Something happened there.' });
  const typed = [receiptOf('cd'.repeat(16)), '', 'not a receipt', '界', 'x'.repeat(9_000)];
  const refusals = new Set<string>();
  for (const receipt of typed) {
    await assert.rejects(itemOfReceipt(world.store, receipt), (error) => refusals.add(String(error)) !== undefined);
    for (const act of [
      () => done(world, answerQuestions, { receipt, text: 'x' }),
      () => done(world, addLink, { receipt, link: 'https://example.org' }),
      () => done(world, takeBack, { receipt }),
    ])
      await assert.rejects(act(), (error) => refusals.add(String(error)) !== undefined);
  }
  assert.equal(refusals.size, 1);
  assert.equal((await itemOfReceipt(world.store, receiptOf(once).toUpperCase())).id, 'R-1');
});

test('one receipt takes a hundred messages and no more', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, sendReport, { once, what: 'Something happened there.' });
  const receipt = receiptOf(once);
  for (let n = 0; n < 100; n += 1) await done(world, answerQuestions, { receipt, text: `line ${n}` });
  await assert.rejects(done(world, answerQuestions, { receipt, text: 'one more' }), /takes no more/);
  assert.equal((await world.store.messages('R-1')).length, 100);
});
