import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TokenBuckets } from './token-bucket.ts';

const rule = { burst: 3, perSecond: 0.5, keys: 100 };

test('a burst passes, then what refills; others are not touched', () => {
  const buckets = new TokenBuckets(rule);
  for (let n = 0; n < 3; n += 1) assert.equal(buckets.take('a', 0), 0);
  assert.equal(buckets.take('a', 0), 2_000);
  assert.equal(buckets.take('b', 0), 0);
  assert.equal(buckets.take('a', 1_000), 1_000);
  assert.equal(buckets.take('a', 2_000), 0);
  assert.equal(buckets.take('a', 2_001) > 1_900, true);
});

test('never more than a burst, however long the pause, and a clock that stands still gives nothing', () => {
  const buckets = new TokenBuckets(rule);
  assert.equal(buckets.take('a', 0, 3), 0);
  assert.equal(buckets.take('a', 1_000_000_000, 3), 0);
  assert.notEqual(buckets.take('a', 1_000_000_000), 0);
});

test('memory is bounded: of more keys than it may keep, the oldest are forgotten', () => {
  const buckets = new TokenBuckets(rule);
  for (let n = 0; n < 10_000; n += 1) buckets.take(String(n), n);
  assert.equal(buckets.size, rule.keys);
});

test('in any time no key gets more than its burst and what refilled meanwhile', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 3_000 }), { maxLength: 60 }), (pauses) => {
      const buckets = new TokenBuckets(rule);
      let [now, given] = [0, 0];
      for (const pause of pauses) {
        now += pause;
        if (buckets.take('a', now) === 0) given += 1;
      }
      assert.ok(given <= rule.burst + (now / 1_000) * rule.perSecond + 1e-9);
    }),
  );
});

test('what is left is told without taking, and what is given back never makes more than a burst', () => {
  const buckets = new TokenBuckets(rule);
  assert.equal(buckets.left('a', 0), 3);
  buckets.take('a', 0);
  assert.deepEqual([buckets.left('a', 0), buckets.left('a', 1_000), buckets.left('a', 2_000)], [2, 2, 3]);
  buckets.giveBack('a', 0);
  buckets.giveBack('a', 0);
  assert.equal(buckets.left('a', 0), 3);
});
