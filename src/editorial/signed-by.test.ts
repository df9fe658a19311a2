import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keeper } from '../core/policy.ts';
import { signedBy } from './signed-by.ts';

test('a change is signed with the credit that was given, else with that of the account, else with the house', () => {
  const editor = { role: 'editor', name: 'U-1', credit: 'An editor' } as const;
  assert.equal(signedBy({ reason: 'Why', credit: 'Somebody' }, editor).credit, 'Somebody');
  assert.equal(signedBy({ reason: 'Why' }, editor).credit, 'An editor');
  assert.equal(signedBy({ reason: 'Why' }, keeper).credit, 'Casebook editors');
});
