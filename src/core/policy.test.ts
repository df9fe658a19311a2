import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, allows, keeper, reader } from './policy.ts';

test('only a role that stands in the list may', () => {
  assert.equal(allows(['keeper'], keeper), true);
  assert.equal(allows(['keeper'], reader), false);
  assert.equal(allows(['reader', 'keeper'], reader), true);
});

test('an empty list allows nobody, and a role made up outside nothing', () => {
  assert.equal(allows([], keeper), false);
  assert.equal(allows(['keeper'], { role: 'root', name: 'x' } as unknown as Actor), false);
});
