import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, administrators, allows, editors, everyone, keeper, reader, signedIn } from './policy.ts';

test('only a role that stands in the list may', () => {
  assert.equal(allows(['keeper'], keeper), true);
  assert.equal(allows(['keeper'], reader), false);
  assert.equal(allows(['reader', 'keeper'], reader), true);
});

test('an empty list allows nobody, and a role made up outside nothing', () => {
  assert.equal(allows([], keeper), false);
  assert.equal(allows(['keeper'], { role: 'root', name: 'x' } as unknown as Actor), false);
});

test('each circle stands within the next wider one', () => {
  for (const role of administrators) assert.ok(editors.includes(role), role);
  for (const role of editors) assert.ok(everyone.includes(role), role);
  assert.deepEqual(signedIn, ['contributor', 'editor', 'administrator']);
  assert.ok(!editors.includes('contributor') && !administrators.includes('editor') && everyone.includes('reader'));
});
