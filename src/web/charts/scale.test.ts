import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { classOf, classStarts, niceStep, ticksTo } from './scale.ts';

test('steps are 1, 2 or 5 times a power of ten, and never below one record', () => {
  assert.deepEqual(
    [3, 7, 687, 1_319, 45_000].map((most) => niceStep(most, 4)),
    [1, 2, 200, 500, 20_000],
  );
  assert.deepEqual(ticksTo(687), [0, 200, 400, 600, 800]);
  assert.deepEqual(ticksTo(0), [0, 1]);
});

test('whatever the highest count, up to five classes hold every count, and the last holds the highest', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (most) => {
      const starts = classStarts(most);
      assert.ok(starts.length >= 1 && starts.length <= 5 && starts[0] === 1);
      assert.deepEqual(
        starts,
        starts.toSorted((a, b) => a - b),
      );
      assert.equal(new Set(starts).size, starts.length);
      assert.deepEqual([classOf(0, starts), classOf(1, starts), classOf(most, starts)], [0, 1, starts.length]);
    }),
  );
});
