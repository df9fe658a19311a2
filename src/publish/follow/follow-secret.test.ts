import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../../test/world/fake-world.ts';
import { countedAs, followId, keyFor, linksOf, secretHash, secretOf, secretPattern } from './follow-secret.ts';

const key = '0b'.repeat(32);

test('the id of what an address follows is the same for the same, and tells nothing without the key', () => {
  const id = followId(key, 'Reader@example.org', '/records');
  assert.equal(followId(key, 'reader@EXAMPLE.org', '/records'), id);
  const others = [
    followId(key, 'reader@example.org', '/corrections'),
    followId('0c'.repeat(32), 'reader@example.org', '/records'),
  ];
  assert.equal(new Set([id, ...others, countedAs(key, 'reader@example.org')]).size, 4);
  assert.match(id, /^[0-9a-f]{32}$/);
});

test('the secret of a link cannot be made without the key, and is kept as a hash', async (t) => {
  const { world } = temporaryWorld(t);
  assert.equal(await linksOf(world, 'a'), undefined);
  const made = await world.store.transaction((tx) => keyFor(tx, world));
  assert.equal(await world.store.transaction((tx) => keyFor(tx, world)), made);
  const secret = secretOf(made, 'a');
  assert.match(secret, secretPattern);
  assert.notEqual(secretOf(key, 'a'), secret);
  assert.ok(!secretHash(secret).includes(secret));
  const links = { confirm: `${world.site()}/follow/confirm/${secret}`, stop: `${world.site()}/follow/stop/${secret}` };
  assert.deepEqual(await linksOf(world, 'a'), links);
});
