import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entityOf } from '../../test/world/records.ts';
import { sortNameOf } from './rows.ts';

test('entities are sorted without case, accents and the article', () => {
  const sorts = ['The Umbrella', 'Über Vision', 'Theranos', '深网'].map((name) => sortNameOf(entityOf('E-1', name)));
  assert.deepEqual(sorts, ['umbrella', 'uber vision', 'theranos', '深网']);
});
