import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joined } from './column.ts';

test('several values are one cell, each once; none is an empty cell', () => {
  assert.equal(joined([]), undefined);
  assert.equal(joined(['a']), 'a');
  assert.equal(joined(['a', 'b', 'a']), 'a; b');
});
