import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPassword, isPassword, isPasswordHash } from './password.ts';

const salt = Uint8Array.from({ length: 16 }, (_, at) => at);

test('a password is known again, another is not, and the string tells its cost', async () => {
  const known = await hashPassword('four ordinary words here', salt);
  assert.match(known, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$AAECAwQFBgcICQoLDA0ODw\$[\w+/]{43}$/);
  assert.ok(isPasswordHash(known));
  assert.equal(await isPassword(known, 'four ordinary words here'), true);
  assert.equal(await isPassword(known, 'four ordinary words her'), false);
});

test('letters may be composed in either way', async () => {
  const known = await hashPassword('caf\u00e9 caf\u00e9 caf\u00e9', salt);
  assert.equal(await isPassword(known, 'cafe\u0301 cafe\u0301 cafe\u0301'), true);
});

test('nobody has no password, not even the empty one', async () => {
  assert.equal(await isPassword(undefined, ''), false);
});

test('a cost written in the string is the one that is used', async () => {
  const known = await hashPassword('four ordinary words here', salt);
  assert.equal(await isPassword(known.replace('t=2', 't=3'), 'four ordinary words here'), false);
});

test('more at once than fit wait; far more are refused', async () => {
  const all = await Promise.allSettled(Array.from({ length: 60 }, () => isPassword(undefined, 'any')));
  const refused = all.filter(({ status }) => status === 'rejected').length;
  assert.equal(refused, 60 - 18);
});
