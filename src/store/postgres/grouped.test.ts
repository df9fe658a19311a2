import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grouped } from './grouped.ts';

test('many that ask at once share an answer, and nobody gets one from before the question', async () => {
  let now = 0;
  let times = 0;
  const ask = grouped(async () => {
    const seen = now;
    times += 1;
    await new Promise((later) => setTimeout(later, 5));
    return seen;
  });
  const first = ask();
  now = 1;
  const rest = Array.from({ length: 50 }, ask);
  assert.deepEqual([await first, new Set(await Promise.all(rest)), times], [0, new Set([1]), 2]);
  now = 2;
  assert.equal(await ask(), 2);
});

test('a question that fails fails for those who shared it, and is asked anew for the next', async () => {
  let times = 0;
  const ask = grouped(async () => {
    times += 1;
    if (times < 3) throw new Error(`time ${times}`);
    return times;
  });
  const outcomes = await Promise.allSettled([ask(), ask(), ask()]);
  assert.deepEqual(
    outcomes.map((one) => (one.status === 'rejected' ? one.reason.message : one.value)),
    ['time 1', 'time 2', 'time 2'],
  );
  assert.equal(await ask(), 3);
});
