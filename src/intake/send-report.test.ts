import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { reader } from '../core/policy.ts';
import { receiptHashOf, receiptOf } from './receipt.ts';
import { lineOf, sendReport } from './send-report.ts';

const once = '0123456789abcdef'.repeat(2);
const what = 'A database of faces stood open. It was closed later.';

test('a report is stored with the day, its words and the hash of its receipt, and nothing finer', async (t) => {
  const { world } = temporaryWorld(t);
  const sent = await sendReport.perform(world, reader, {
    once,
    what,
    links: 'https://example.org/a',
    when: 'May 2019',
  });
  assert.deepEqual(sent, { ok: true, value: { item: 'R-1' } });
  const item = await world.store.itemOfReceipt(receiptHashOf(receiptOf(once)));
  assert.equal(item?.state, 'open');
  assert.equal(item?.day, '2026-01-01');
  assert.equal(item?.title, 'A database of faces stood open.');
  assert.deepEqual(item?.content, { what, links: ['https://example.org/a'], when: '2019-05' });
  const { lines } = await world.store.auditLines({ limit: 10, offset: 0 });
  assert.ok(lines.every(({ time, actor, target }) => time === '2026-01-01' && actor === 'reader' && !target));
});

test('the same form sent twice, also at the same moment, is one report with one receipt', async (t) => {
  const { world } = temporaryWorld(t);
  const all = await Promise.all([1, 2, 3].map(() => sendReport.perform(world, reader, { once, what })));
  assert.deepEqual(new Set(all.map((sent) => sent.ok && sent.value.item)), new Set(['R-1']));
  assert.equal((await world.store.items({ states: ['open'], order: 'oldest', limit: 9, offset: 0 })).total, 1);
});

test('a link alone is a report, and a list shows the link', async (t) => {
  const { world } = temporaryWorld(t);
  assert.ok((await sendReport.perform(world, reader, { once, links: 'https://example.org/a' })).ok);
  const item = await world.store.item('R-1');
  assert.deepEqual(
    [item?.title, item?.content],
    ['https://example.org/a', { what: '', links: ['https://example.org/a'] }],
  );
  for (const [n, links] of ['https://example.org/a', 'https://example.org/b'].entries())
    await sendReport.perform(world, reader, { once: `${n}`.repeat(32), links });
  const [same, other] = [await world.store.item('R-2'), await world.store.item('R-3')];
  assert.deepEqual([same?.likeness === item?.likeness, other?.likeness === item?.likeness], [true, false]);
});

test('other words under the same receipt are refused, and those of the first time stay', async (t) => {
  const { world } = temporaryWorld(t);
  await sendReport.perform(world, reader, { once, what }, once);
  const again = await sendReport.perform(world, reader, { once, what: `${what} And more.` }, once);
  assert.ok(!again.ok && again.problem.code === 'conflict');
  assert.match(again.problem.sentence, /sent already, with other words/);
  const item = await world.store.itemOfReceipt(receiptHashOf(receiptOf(once)));
  assert.deepEqual(item?.content, { what, links: [] });
});

test('what does not fit is refused with a sentence for each field, and nothing is stored', async (t) => {
  const { world } = temporaryWorld(t);
  const sent = await sendReport.perform(world, reader, { once, what: '\u0001', when: '2030', links: 'x' });
  assert.ok(!sent.ok && sent.problem.code === 'bad-input');
  assert.deepEqual(sent.problem.faults?.map(({ path }) => path).sort(), ['links', 'what', 'when']);
  const odd = await sendReport.perform(world, reader, { once: 'guessable', what });
  assert.ok(!odd.ok);
  assert.deepEqual(await world.store.itemCounts(), []);
});

test('a list shows the first sentence, shortened', () => {
  assert.equal(lineOf('One. Two.'), 'One.');
  assert.equal(lineOf('\n First line\nsecond'), 'First line');
  assert.equal([...lineOf('界'.repeat(500))].length, 120);
  assert.equal(lineOf(''), '');
});
