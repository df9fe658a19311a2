import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { backOff, jobName, jobNumber, jobRules, timeAfter } from './job.ts';

const least = Uint8Array.of(255, 255);
const most = Uint8Array.of(0, 0);

test('each wait is twice as long as the one before, up to an hour, less up to a half by chance', () => {
  const waits = [1, 2, 3, 9, 10, 11, 60].map((attempts) => backOff(attempts, most) / 1000);
  assert.deepEqual(waits, [5, 10, 20, 1280, 2560, 3600, 3600]);
  fc.assert(
    fc.property(fc.nat(40), fc.uint8Array({ minLength: 2, maxLength: 2 }), (attempts, chance) => {
      const wait = backOff(attempts + 1, chance);
      assert.ok(wait <= backOff(attempts + 1, most) && wait >= backOff(attempts + 1, least));
    }),
  );
  assert.equal(Math.round(backOff(1, least) / 100), 25);
});

test('a lease outlives two heartbeats that were lost, and a minute is enough to notice a worker that vanished', () => {
  assert.ok(jobRules.lease >= 3 * jobRules.heartbeat);
  assert.ok(jobRules.lease + 5_000 <= 60_000);
});

test('times move by milliseconds and stay of one length, so that they compare as text', () => {
  assert.equal(timeAfter('2026-12-31T23:59:59.500Z', 500), '2027-01-01T00:00:00.000Z');
  assert.equal(timeAfter('2026-03-01T00:00:00.000Z', -1), '2026-02-28T23:59:59.999Z');
});

test('a job is called by a letter and its number, and found without the letter too', () => {
  assert.deepEqual([jobName(12), jobNumber('J-12'), jobNumber('12')], ['J-12', 12, 12]);
  for (const wrong of ['', 'J-', 'j-1', 'J-0', '-1', '1.5', 'CB-1', '9'.repeat(16), ' 1'])
    assert.equal(jobNumber(wrong), undefined);
});
