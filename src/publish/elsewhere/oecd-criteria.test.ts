import assert from 'node:assert/strict';
import { test } from 'node:test';
import { criteria } from './oecd-criteria.ts';

test('there are 29 criteria, seven of them mandatory', () => {
  assert.deepEqual(
    criteria.map(({ number }) => number),
    Array.from({ length: 29 }, (_, at) => at + 1),
  );
  assert.deepEqual(
    criteria.flatMap(({ number, mandatory }) => (mandatory ? [number] : [])),
    [1, 2, 3, 4, 7, 10, 11],
  );
});
