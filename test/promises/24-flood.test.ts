import assert from 'node:assert/strict';
import { test } from 'node:test';
import { floodRules } from '../../src/intake/flood-gate.ts';
import { makeApp } from '../../src/web/app.ts';
import { temporaryWorld } from '../world/fake-world.ts';
import { figure, randomFrom, shortOrLong } from '../world/figures.ts';
import { listen } from '../world/open-house.ts';
import { openForm, receiptOn, sendFrom, workedFor } from '../world/sent-reports.ts';

const PROMISE = '24-flood';
const JUNK = shortOrLong(160, 2_000);
// Several at a time, as a flood comes.
const AT_ONCE = 10;
const honest = 'A municipal camera in Utrecht fined cyclists who were walking beside their bicycles.';

const random = randomFrom(3);
const anyWord = (): string =>
  Array.from({ length: 9 }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('');

// A spammer's text: the same offer, with other numbers and a word of its own each time.
const junk = (n: number): string =>
  `Casino bonus ${n} for gamblers, cheapest roulette jackpot tonight, exclusive voucher ${anyWord()}, visit casino${n} lottery blackjack poker spins`;

const networkAt = (n: number): string => `127.${20 + (n >> 8)}.${n & 255}.9`;

async function flooded(t: Parameters<typeof temporaryWorld>[0], textOf: (n: number) => string) {
  const { world } = temporaryWorld(t);
  const address = await listen(t, makeApp(world));
  const statuses: number[] = [];
  const send = async (n: number): Promise<void> => {
    const form = await openForm(address, { from: networkAt(n) });
    statuses.push(
      (await sendFrom(form, { what: textOf(n), work: workedFor(form.once) }, { from: networkAt(n) })).status,
    );
  };
  const pour = async (first: number, end: number): Promise<void> => {
    for (let n = first; n < end; n += AT_ONCE)
      await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => send(n + at)));
  };
  const from = performance.now();
  await pour(0, JUNK / 2);
  const before = performance.now();
  const form = await openForm(address, { from: '127.9.9.9' });
  const sent = await sendFrom(form, { what: honest, work: workedFor(form.once) }, { from: '127.9.9.9' });
  const waited = performance.now() - before;
  await pour(JUNK / 2, JUNK);
  const perMinute = JUNK / ((performance.now() - from) / 60_000);
  const query = { states: ['open'], order: 'newest', limit: 50, offset: 0 } as const;
  const folded = await world.store.items({ ...query, folded: true });
  const plain = await world.store.items(query);
  return {
    sent,
    statuses,
    waited,
    perMinute,
    folded,
    plain,
    has: (list: typeof plain) => list.lines.some(({ title }) => title === honest),
  };
}

test('while junk pours in from many networks an honest report is taken and stands on the first page of the queue', async (t) => {
  const { sent, statuses, waited, perMinute, folded, plain, has } = await flooded(t, junk);
  assert.equal(sent.status, 200);
  assert.notEqual(receiptOn(sent.text), '');
  assert.equal(plain.total, statuses.filter((status) => status === 200).length + 1);
  assert.ok(folded.total <= 40 && has(folded), `not on the first page of ${folded.total} lines`);
  assert.equal(has(plain), false, 'without folding it would not stand there, so this test could not fail');
  figure(
    PROMISE,
    `${JUNK} junk reports at ${perMinute.toFixed(0)} a minute: the honest one taken in ${waited.toFixed(0)} ms; ${plain.total} reports fold into ${folded.total} lines`,
  );
});

test('one network is held back after a burst, with every word kept and when to come back; others are not', async (t) => {
  const { world } = temporaryWorld(t);
  const address = await listen(t, makeApp(world));
  const statuses: number[] = [];
  for (let n = 0; n < floodRules.send.burst + 3; n += 1) {
    const origin = { from: `127.88.8.${n + 1}` };
    const form = await openForm(address, origin);
    const sent = await sendFrom(form, { what: `${honest} ${n}`, work: workedFor(form.once) }, origin);
    statuses.push(sent.status);
    if (sent.status !== 429) continue;
    assert.match(sent.headers['retry-after'] ?? '', /^\d+$/);
    assert.ok(sent.text.includes(`${honest} ${n}`), 'the words are gone');
  }
  assert.equal(statuses.filter((status) => status === 200).length, floodRules.send.burst);
  assert.equal(statuses.at(-1), 429);
  const form = await openForm(address, { from: '127.88.9.1' });
  const other = await sendFrom(form, { what: honest, work: workedFor(form.once) }, { from: '127.88.9.1' });
  assert.equal(other.status, 200);
});

test('a form that was sent at once, without work, must wait; one with the unseen field filled in is not taken', async (t) => {
  const { world } = temporaryWorld(t);
  const address = await listen(t, makeApp(world));
  const form = await openForm(address);
  const quick = await sendFrom(form, { what: honest });
  assert.equal(quick.status, 429);
  assert.ok(quick.text.includes(honest));
  const trapped = await sendFrom(form, { what: honest, homepage: 'https://example.org', work: workedFor(form.once) });
  assert.equal(trapped.status, 422);
  const foreign = await sendFrom({ ...form, opened: 'zz.00' }, { what: honest, work: workedFor(form.once) });
  assert.equal(foreign.status, 422);
  assert.deepEqual(await world.store.itemCounts(), []);
});
