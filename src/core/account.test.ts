import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountRoles, nameKey, needsSecondFactor } from './account.ts';

test('a name is the same in any case, however its letters are composed, and with spaces around it', () => {
  const same = ['Zoë', 'ZOE\u0308', ' zoë ', '\uff3aoë'].map(nameKey);
  assert.deepEqual(new Set(same), new Set(['zoë']));
  assert.notEqual(nameKey('zoe'), nameKey('zoë'));
});

test('whoever decides what becomes public needs a second factor', () => {
  assert.deepEqual(accountRoles.filter(needsSecondFactor), ['editor', 'administrator']);
});
