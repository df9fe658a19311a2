import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../test/world/fake-world.ts';
import { linkExpiry, linkHash, linkPath, linkSecretOf, newLinkSecret } from './link-secret.ts';

test('a link is 256 bits, kept by a hash that does not tell it', () => {
  const secret = newLinkSecret(seededRandom());
  assert.equal(Buffer.from(secret, 'base64url').length, 32);
  assert.match(linkHash(secret) ?? '', /^[0-9a-f]{64}$/);
  assert.equal(linkPath(secret), `/welcome/${secret}`);
  assert.equal(linkHash('short'), undefined);
});

test('the same form makes the same link, another form another', () => {
  const once = '0'.repeat(32);
  assert.equal(linkSecretOf(once), linkSecretOf(once));
  assert.notEqual(linkSecretOf(once), linkSecretOf(`1${once.slice(1)}`));
  assert.notEqual(linkHash(linkSecretOf(once)), undefined);
});

test('a link ends after three days', () => {
  assert.equal(linkExpiry('2026-03-01T00:00:00.000Z'), '2026-03-04T00:00:00.000Z');
});
