import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quantile } from './quantile.ts';

test('quantiles are those of R for type 7', () => {
  const values = [1, 2, 4, 8, 16];
  assert.deepEqual(
    [0, 0.1, 0.25, 0.5, 0.9, 1].map((share) => quantile(values, share)),
    [1, 1.4, 2, 4, 12.8, 16],
  );
  assert.equal(quantile(Float64Array.of(3), 0.7), 3);
  assert.ok(Number.isNaN(quantile([], 0.5)));
});
