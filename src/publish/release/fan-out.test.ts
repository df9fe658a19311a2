import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { fanOut } from './fan-out.ts';

type Watched = { made: number; ended: boolean };

async function* upTo(count: number, watched: Watched): AsyncGenerator<number> {
  try {
    for (; watched.made < count; ) yield ++watched.made;
  } finally {
    watched.ended = true;
  }
}

async function sumOf(numbers: AsyncIterable<number>, slow = false): Promise<number> {
  let sum = 0;
  for await (const number of numbers) {
    if (slow) await turn();
    sum += number;
  }
  return sum;
}

test('every reader gets every value, and nothing is made before all of them want it', async () => {
  const watched = { made: 0, ended: false };
  const { readers } = fanOut(upTo(50, watched), 3);
  const [first, ...others] = readers;
  const early = first?.[Symbol.asyncIterator]();
  const waiting = early?.next();
  await turn();
  assert.equal(watched.made, 0);
  const sums = Promise.all(others.map((reader, at) => sumOf(reader, at === 0)));
  assert.deepEqual(await waiting, { done: false, value: 1 });
  await turn();
  assert.ok(watched.made <= 2);
  await early?.return?.();
  assert.deepEqual(await sums, [1275, 1275]);
  assert.equal(watched.ended, true);
});

test('when one fails all fail, and when all have left the source ends', async () => {
  const watched = { made: 0, ended: false };
  const { readers, stop } = fanOut(upTo(1_000, watched), 2);
  const [one, other] = readers;
  const failing = (async () => {
    for await (const number of one ?? []) if (number === 3) throw new Error('the disk is full');
  })().catch((error: unknown) => stop(error));
  await assert.rejects(sumOf(other ?? upTo(0, watched)), /the disk is full/);
  await failing;
  const third = fanOut(upTo(1_000, watched), 1);
  for await (const _ of third.readers[0] ?? []) break;
  assert.equal(watched.ended, true);
});

test('an error of the source reaches every reader', async () => {
  async function* broken(): AsyncGenerator<number> {
    yield 1;
    throw new Error('the database went away');
  }
  const { readers } = fanOut(broken(), 2);
  for (const end of await Promise.allSettled(readers.map((reader) => sumOf(reader))))
    assert.equal(end.status, 'rejected');
});
