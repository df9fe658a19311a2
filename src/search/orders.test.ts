import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bitsOf, membersOf, setBit } from './bits.ts';
import { Orders } from './orders.ts';

const CAPACITY = 64;
const records = (days: readonly (number | undefined)[]) => ({
  capacity: CAPACITY,
  alive: bitsOf(days.keys(), CAPACITY),
  firstDay: Float64Array.from(days, (day) => day ?? Number.POSITIVE_INFINITY),
  changed: Float64Array.from(days, (day) => day ?? 0),
});

test('records without a date come last, and equals go by docid', () => {
  const made = records([10, undefined, 30, 10, undefined]);
  const orders = new Orders(made);
  orders.update([0, 1, 2, 3, 4]);
  assert.deepEqual(orders.newest.slice(made.alive, 0, 9), [2, 3, 0, 4, 1]);
  assert.deepEqual(orders.oldest.slice(made.alive, 0, 9), [0, 3, 2, 1, 4]);
  assert.deepEqual(orders.changed.slice(made.alive, 0, 9), [2, 3, 0, 4, 1]);
});

test('a bare year does not come before the days in it, and a year says nothing of its last day', () => {
  const day = (text: string): number => Date.parse(text) / 86_400_000;
  const made = records([day('2026-01-01'), day('2026-02-03'), day('2025-12-31')]);
  const lastDay = Float64Array.from([day('2026-12-31'), day('2026-02-03'), day('2025-12-31')]);
  const orders = new Orders({ ...made, ...{ lastDay } });
  orders.update([0, 1, 2]);
  assert.deepEqual(orders.newest.slice(made.alive, 0, 9), [1, 0, 2]);
  assert.deepEqual(orders.oldest.slice(made.alive, 0, 9), [2, 0, 1]);
});

test('an order kept up to date is the order made anew', () => {
  const day = fc.option(fc.nat(9), { nil: undefined });
  const all = fc.array(day, { minLength: CAPACITY, maxLength: CAPACITY });
  fc.assert(
    fc.property(all, fc.array(fc.tuple(fc.nat(63), day, fc.boolean()), { maxLength: 20 }), (days, changes) => {
      const made = records(days);
      const kept = new Orders(made);
      kept.update([...days.keys()]);
      for (const [docid, to, alive] of changes) {
        made.firstDay[docid] = to ?? Number.POSITIVE_INFINITY;
        setBit(made.alive, docid, alive);
        kept.update([docid]);
      }
      const anew = new Orders(made);
      anew.update([...membersOf(made.alive)]);
      assert.deepEqual(kept.oldest.slice(made.alive, 0, 64), anew.oldest.slice(made.alive, 0, 64));
    }),
  );
});

test('a few records among many are sliced like many', () => {
  const made = records(Array.from({ length: CAPACITY }, (_, docid) => (docid * 7) % 50));
  const orders = new Orders(made);
  orders.update([...Array(CAPACITY).keys()]);
  const few = bitsOf([3], CAPACITY);
  assert.deepEqual(orders.newest.slice(few, 0, 5), [3]);
  assert.deepEqual(orders.newest.slice(few, 1, 5), []);
  const some = bitsOf([3, 9, 40], CAPACITY);
  const whole = orders.newest.slice(made.alive, 0, 64).filter((docid) => [3, 9, 40].includes(docid));
  assert.deepEqual(orders.newest.slice(some, 1, 3), whole.slice(1, 3));
});
