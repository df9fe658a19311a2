import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as settle } from 'node:timers/promises';
import { Refused } from '../core/errors.ts';
import { KnownSequence } from './known-sequence.ts';

// A store that answers, or fails with what is set; and a clock in milliseconds that stands still.
function house(t: TestContext) {
  const now = { ms: 1_000 };
  t.mock.method(performance, 'now', () => now.ms);
  const store = { asked: 0, answer: 7 as number | Error | Promise<number> };
  const said: string[] = [];
  const sequence = async (): Promise<number> => {
    store.asked += 1;
    if (store.answer instanceof Error) throw store.answer;
    return store.answer;
  };
  const say = (message: string): void => void said.push(message);
  return { now, store, said, known: new KnownSequence({ sequence }, { info: say, error: say }) };
}

const away = new Refused('database-away');
const isAway = (error: unknown): boolean => error === away;

test('while the database is away the last sequence stands in for a minute, and then no more', async (t) => {
  const { now, store, known } = house(t);
  assert.deepEqual(await known.ask(), { sequence: 7, isHeard: true });
  store.answer = away;
  now.ms += 59_000;
  assert.deepEqual(await known.ask(), { sequence: 7, isHeard: false });
  now.ms += 2_000;
  await assert.rejects(known.ask(), isAway);
  store.answer = 9;
  now.ms += 1_000;
  assert.deepEqual(await known.ask(), { sequence: 9, isHeard: true });
});

test('a database that is away is asked once a second, and the log hears twice: that it is away and that it is back', async (t) => {
  const { now, store, said, known } = house(t);
  store.answer = away;
  for (let n = 0; n < 20; n += 1) {
    await assert.rejects(known.ask(), isAway);
    now.ms += 100;
  }
  assert.equal(store.asked, 2);
  store.answer = 8;
  now.ms += 1_000;
  await known.ask();
  await known.ask();
  assert.deepEqual(said, ['The database is away.', 'The database is back.']);
});

test('a database that hangs after it failed is asked by one of many', async (t) => {
  const { now, store, known } = house(t);
  await known.ask();
  store.answer = away;
  await known.ask();
  now.ms += 1_000;
  const { asked } = store;
  const hanging = Promise.withResolvers<number>();
  store.answer = hanging.promise;
  const first = known.ask();
  const others = await Promise.all(Array.from({ length: 19 }, () => Promise.race([known.ask(), settle(500, 'asks')])));
  assert.deepEqual(others, Array(19).fill({ sequence: 7, isHeard: false }));
  assert.equal(store.asked - asked, 1);
  hanging.resolve(8);
  assert.deepEqual(await first, { sequence: 8, isHeard: true });
});

test('nothing stands in for another failure', async (t) => {
  const { store, known } = house(t);
  await known.ask();
  store.answer = new TypeError('a slip');
  await assert.rejects(known.ask(), /a slip/);
  assert.equal(store.asked, 2);
});
