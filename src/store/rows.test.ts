import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entityOf } from '../../test/world/records.ts';
import { numberOf, sortNameOf } from './rows.ts';

test('the number of an id is the one after its prefix', () => {
  assert.deepEqual(['CB-12', 'E-1', 'CASE-90071992'].map(numberOf), [12, 1, 90_071_992]);
});

test('entities are sorted without case, accents and the article', () => {
  const sorts = ['The Umbrella', 'Über Vision', 'Theranos', '深网'].map((name) => sortNameOf(entityOf('E-1', name)));
  assert.deepEqual(sorts, ['umbrella', 'uber vision', 'theranos', '深网']);
});
