import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../../test/world/fake-world.ts';
import { posted } from '../../../test/world/form-kinds.ts';
import { fieldsIn } from '../../../test/world/form-on-page.ts';
import { acmeOnRecord, onceOf } from '../../../test/world/responses.ts';
import { receiptOn, workedFor } from '../../../test/world/sent-reports.ts';
import { settleComplaint } from '../../editorial/settle-complaint.ts';
import { withdraw } from '../../editorial/withdraw.ts';
import { complain } from '../../intake/complain.ts';
import { receiptOf } from '../../intake/receipt.ts';
import { makeApp } from '../app.ts';

const secret = 'Jane Qwertz was never there.';

test('the list of complaints holds numbers, days and outcomes, and never the words or the sender', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  for (const number of [1, 2]) {
    const once = onceOf(number);
    await done(world, complain, { once, record: 'CB-1', what: secret, contact: 'jane@mail.example' });
  }
  await done(world, settleComplaint, { id: 'C-1', version: 1, decision: 'rejected', outcome: 'The source says so.' });
  const late = { ...world, clock: { now: () => '2026-02-01T00:00:00.000Z' } };
  const [page, twin] = await Promise.all(
    ['/complaints', '/complaints.json'].map(async (path) => (await makeApp(late).request(path)).text()),
  );
  for (const text of [page, twin]) assert.doesNotMatch(text ?? '', /Qwertz|jane@/);
  const { lines } = JSON.parse(twin ?? '') as { lines: readonly { id: string; state: string }[] };
  assert.deepEqual(
    lines.map(({ id, state }) => [id, state]),
    [
      ['C-2', 'overdue'],
      ['C-1', 'rejected'],
    ],
  );
  assert.match(page ?? '', /The source says so\./);
});

test('a change of a record stands in the list of corrections with its reason; its first version does not', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  const app = makeApp(world);
  const lines = async (): Promise<readonly { id: string; reason: string; title?: string }[]> =>
    JSON.parse(await (await app.request('/corrections.json')).text()).lines;
  assert.deepEqual(await lines(), []);
  const why = { reason: 'The source took it back', credit: 'A test' };
  await done(world, withdraw, { id: 'CB-3', base: 1, ...why });
  const [line] = await lines();
  assert.deepEqual([line?.id, line?.reason, line?.title], ['CB-3', why.reason, undefined]);
});

test('a complaint that says too little comes back with every word', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  const app = makeApp(world);
  const { once, opened } = fieldsIn(await (await app.request('/complain')).text(), '/complain');
  const words = { record: 'CB-999', what: 'A <b>long</b> enough text.', contact: 'a@b.example' };
  const fields = { once: once ?? '', opened: opened ?? '', work: workedFor(once ?? ''), ...words };
  const sent = await app.request('/complain', posted(fields));
  const text = await sent.text();
  assert.equal(sent.status, 422);
  for (const kept of ['CB-999', 'A &lt;b&gt;long&lt;/b&gt; enough text.', 'a@b.example', fields.once])
    assert.ok(text.includes(kept), kept);
  assert.match(text, /There is no record with this number/);
  const right = await app.request('/complain', posted({ ...fields, record: '' }));
  const taken = await right.text();
  assert.match(taken, /<p class="kicker">C-1<\/p>.*It is decided by/s);
  assert.equal(receiptOn(taken), receiptOf(fields.once));
  const twice = await app.request('/complain', posted({ ...fields, record: '' }));
  assert.equal(await twice.text(), taken);
});
