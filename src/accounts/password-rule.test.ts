import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONGEST_PASSWORD, passwordFault } from './password-rule.ts';

const faultOf = (password: string): Promise<string | undefined> =>
  passwordFault(password, ['ada.lovelace', 'casebook']);

test('words in a row, any script and any spaces will do', async () => {
  for (const password of [
    'the boats leave at noon',
    'correct horse battery staple',
    'зимой на даче холодно',
    '   x9#  blue kettles ',
    'aaaa bbbb cccc dddd eeee',
  ])
    assert.equal(await faultOf(password), undefined, password);
});

test('too short and far too long are refused in a sentence', async () => {
  assert.match((await faultOf('short one')) ?? '', /at least 15 characters/);
  assert.match((await faultOf('x9# '.repeat(LONGEST_PASSWORD))) ?? '', /at most/);
});

test('what is tried first is refused, also said twice or in a row', async () => {
  for (const password of [
    'passwordpassword',
    'PasswordPassword',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    'abcdefghijklmnop',
    '1234567890123456',
    'iloveyouprincess',
    'qwertyuiopqwertyuiop',
  ])
    assert.match((await faultOf(password)) ?? '', /tried first/, password);
});

test('a name that others know is no password', async () => {
  assert.match((await faultOf('ada.lovelace2026')) ?? '', /name that others know/);
  assert.match((await faultOf('Casebook Casebook!')) ?? '', /name that others know|tried first/);
});
