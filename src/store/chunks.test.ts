import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chunks } from './chunks.ts';

test('parts hold everything once, in order, and none is too long for a query', () => {
  for (const length of [0, 1, 500, 501, 1_234]) {
    const list = Array.from({ length }, (_, n) => n);
    const parts = chunks(list);
    assert.deepEqual(parts.flat(), list);
    assert.ok(parts.every((part) => part.length > 0 && part.length <= 500));
  }
});
