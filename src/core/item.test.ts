import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWaiting, itemKindOf, itemStates } from './item.ts';

test('the letter of an id tells the kind of item', () => {
  const kinds = ['R-1', 'P-20', 'A-3', 'C-400'].map(itemKindOf);
  assert.deepEqual(kinds, ['report', 'proposal', 'response', 'complaint']);
});

test('what is no id of an item has no kind', () => {
  for (const id of ['', 'R', 'R-', 'R-0', 'R-01', 'r-1', 'S-1', 'CB-1', 'R-1 ', 'R-1\n', 'toString', 'R-1x'])
    assert.equal(itemKindOf(id), undefined, JSON.stringify(id));
});

test('an item waits for an editor or for its sender, and no longer once it has ended', () => {
  assert.deepEqual(itemStates.filter(isWaiting), ['open', 'asked']);
});
