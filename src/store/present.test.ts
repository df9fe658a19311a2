import assert from 'node:assert/strict';
import { test } from 'node:test';
import { present } from './present.ts';

test('only what is undefined is left out', () => {
  const made = present({ a: undefined, b: null, c: 0, d: '' });
  assert.deepEqual(made, { b: null, c: 0, d: '' });
});
