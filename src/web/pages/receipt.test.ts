import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { done, temporaryWorld } from '../../../test/world/fake-world.ts';
import { posted } from '../../../test/world/form-kinds.ts';
import { hiddenIn } from '../../../test/world/sent-reports.ts';
import type { Item } from '../../core/item.ts';
import { receiptOf } from '../../intake/receipt.ts';
import { sendReport } from '../../intake/send-report.ts';
import { makeApp } from '../app.ts';

const once = 'ab'.repeat(16);
const receipt = receiptOf(once);

async function sent(t: TestContext, more: Partial<Item> = {}) {
  const { world } = temporaryWorld(t);
  await done(world, sendReport, { once, what: 'A camera took people for others.', title: '<i>Camera</i>' });
  const item = await world.store.item('R-1');
  if (item) await world.store.transaction((tx) => tx.changeItem({ ...item, ...more }, item.version));
  const app = makeApp(world);
  const ask = async (step: string, fields: Readonly<Record<string, string>> = {}) => {
    const answer = await app.request('/receipt', posted({ step, receipt, ...fields }));
    return { status: answer.status, text: await answer.text() };
  };
  return { world, ask };
}

test('the state, the reason and what it became stand on the page', async (t) => {
  const outcome = { day: '2026-01-03', reason: 'It adds a <source>.', records: ['CB-1', 'CB-12'] };
  const { ask } = await sent(t, { state: 'accepted', outcome });
  const { status, text } = await ask('look');
  assert.equal(status, 200);
  assert.match(text, /It was accepted/);
  assert.match(text, /became part of <a href="\/records\/CB-1">CB-1<\/a>, <a href="\/records\/CB-12">CB-12<\/a>/);
  assert.match(text, /It adds a &lt;source&gt;\./);
  assert.ok(text.includes('&lt;i&gt;Camera&lt;/i&gt;'));
  assert.match((await ask('back')).text, /The sender takes this back/);
});

test('a question is answered once although the form was sent twice; what does not fit comes back with its words', async (t) => {
  const { world, ask } = await sent(t, { state: 'asked' });
  const key = hiddenIn((await ask('look')).text, 'once');
  for (const _ of [1, 2]) assert.equal((await ask('answer', { text: 'In May.', once: key })).status, 200);
  assert.equal((await world.store.messages('R-1')).length, 1);
  assert.equal((await world.store.item('R-1'))?.state, 'open');
  const refused = await ask('link', { link: 'no link' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /value="no link"/);
  assert.equal((await ask('answer', { text: '' })).status, 422);
});

test('a wrong receipt is told apart from none by nothing, at every step', async (t) => {
  const { ask } = await sent(t);
  for (const step of ['look', 'answer', 'link', 'back']) {
    const fields = { text: 'x', link: 'https://example.org', once: 'cd'.repeat(16) };
    const answers = await Promise.all(
      [receiptOf('cd'.repeat(16)), '', '漢字'].map((typed) => ask(step, { ...fields, receipt: typed })),
    );
    assert.equal(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size, 1, step);
    assert.equal(answers[0]?.status, 422);
  }
});
