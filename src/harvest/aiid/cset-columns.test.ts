import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldNamed } from '../../core/fields.ts';
import { csetColumns } from './cset-columns.ts';

test('every column has a field of its own, with codes where the column holds codes', () => {
  for (const { column, field, as } of csetColumns) {
    assert.equal(fieldNamed(field)?.type === 'code', as === 'codes' || as === 'truth', column);
  }
  assert.equal(new Set(csetColumns.map(({ field }) => field)).size, csetColumns.length);
});

test('no notes, descriptions or named entities are taken in', () => {
  for (const { column } of csetColumns) assert.doesNotMatch(column, /^Notes|Description|^Entities$/);
});
