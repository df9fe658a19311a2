import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { receiptOf } from '../../src/intake/receipt.ts';
import { sendReport } from '../../src/intake/send-report.ts';
import { makeApp } from '../../src/web/app.ts';
import { done, temporaryWorld } from '../world/fake-world.ts';
import { figure, randomFrom } from '../world/figures.ts';
import { listen } from '../world/open-house.ts';
import { openForm, post, receiptOn, sendFrom, workedFor } from '../world/sent-reports.ts';

const PROMISE = '23-receipts';
const TRIES = 300;

const random = randomFrom(7);
const onceAny = (): string => Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');

function malformed(n: number): string {
  const kinds = ['', 'x', '12345', 'rm -rf /', "' or 1=1 --", '界'.repeat(20), 'word '.repeat(11), 'a'.repeat(5_000)];
  return `${kinds[n % kinds.length]}${n % 3 === 0 ? '' : n}`;
}

// Mann-Whitney: how far the ranks of two samples are apart, in standard deviations (normal approximation, no ties).
function rankDistance(a: readonly number[], b: readonly number[]): number {
  const all = [...a.map((value) => ({ value, isA: true })), ...b.map((value) => ({ value, isA: false }))];
  all.sort((one, other) => one.value - other.value);
  const ranks = all.reduce((sum, { isA }, at) => sum + (isA ? at + 1 : 0), 0);
  const u = ranks - (a.length * (a.length + 1)) / 2;
  return (u - (a.length * b.length) / 2) / Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12);
}

test('a receipt has 128 bits of the generator, is shown once, and only its hash is stored', async (t) => {
  const { world, path } = temporaryWorld(t);
  const address = await listen(t, makeApp(world));
  const form = await openForm(address);
  assert.match(form.once, /^[0-9a-f]{32}$/);
  const others = await Promise.all(Array.from({ length: 50 }, async () => (await openForm(address)).once));
  assert.equal(new Set([form.once, ...others]).size, 51);
  const fields = { what: 'A camera took people for others.', work: workedFor(form.once) };
  const sent = await sendFrom(form, fields);
  const receipt = receiptOn(sent.text);
  assert.equal(receipt, receiptOf(form.once));
  const again = await sendFrom(form, fields);
  assert.equal(receiptOn(again.text), receipt, 'the same form gets the same receipt');
  const { total } = await world.store.items({ states: ['open'], order: 'oldest', limit: 9, offset: 0 });
  assert.equal(total, 1);
  const words = receipt.split(' ');
  const secrets = [receipt, form.once, words.slice(0, 4).join(' '), words.join('-')];
  const directory = dirname(path);
  for (const file of readdirSync(directory)) {
    const text = readFileSync(join(directory, file), 'latin1');
    for (const secret of secrets) assert.ok(!text.includes(secret), `${file} holds the receipt or its key`);
  }
});

test('wrong receipts and what is none are answered alike: status, length, and time by a rank test', async (t) => {
  const { world } = temporaryWorld(t);
  const address = await listen(t, makeApp(world));
  for (let n = 0; n < 50; n += 1) {
    await done(world, sendReport, { once: onceAny(), what: `A camera took people for others, ${n}.` });
  }
  const tries = Array.from({ length: 2 * TRIES }, (_, n) => ({ isShaped: n % 2 === 0, at: random() }));
  tries.sort((a, b) => a.at - b.at);
  const [shaped, other]: [number[], number[]] = [[], []];
  const seen = new Set<string>();
  for (const [n, { isShaped }] of tries.entries()) {
    const receipt = isShaped ? receiptOf(onceAny()) : malformed(n);
    const from = performance.now();
    // Each from a network of its own, since one alone would be held back.
    const origin = { from: `127.${20 + (n >> 8)}.${n & 255}.9` };
    const { status, text } = await post(`${address}/receipt`, { step: 'look', receipt }, origin);
    (isShaped ? shaped : other).push(performance.now() - from);
    seen.add(`${status} ${text.replace(/name="once" value="[0-9a-f]{32}"/, '').length}`);
  }
  assert.equal(seen.size, 1, [...seen].join(', '));
  // 2.58 would be a p of 0.01; a machine that is busy with other things gets more room, a real difference is far above.
  const distance = rankDistance(shaped.slice(20), other.slice(20));
  assert.ok(Math.abs(distance) < 4, `the times are ${distance.toFixed(1)} deviations apart`);
  figure(
    PROMISE,
    `132 bits; 2 x ${TRIES} wrong ones: one status, one length, times ${distance.toFixed(1)} deviations apart (bar 4)`,
  );
});

test('planted fault: an answer that takes a fifth longer for one of the two kinds is found by the rank test', () => {
  const times = Array.from({ length: TRIES }, () => 3 + random());
  const slower = Array.from({ length: TRIES }, () => 3.6 + random());
  assert.ok(Math.abs(rankDistance(times, slower)) > 4);
});
