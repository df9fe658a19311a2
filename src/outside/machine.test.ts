import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from './clock.ts';
import { systemRandom } from './random.ts';

test('the clock gives UTC with milliseconds', () => {
  assert.match(systemClock.now(), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test('random bytes come in the wanted number and are not the same twice', () => {
  const [one, two] = [systemRandom.bytes(32), systemRandom.bytes(32)];
  assert.deepEqual([one.length, two.length, systemRandom.bytes(0).length], [32, 32, 0]);
  assert.notDeepEqual(one, two);
});
