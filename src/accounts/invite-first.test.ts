import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { hashNamed, peopledWorld, refusalOf, refusalToReader } from '../../test/world/people.ts';
import { inviteFirst } from './invite-first.ts';

test('the link is kept by its hash for three days', async (t) => {
  const { world } = temporaryWorld(t);
  const { expires } = await done(world, inviteFirst, { hash: hashNamed('a') });
  assert.match(expires, /^2026-01-04/);
  assert.equal((await world.store.ticket(hashNamed('a')))?.kind, 'first-administrator');
});

test('there is no such link where there are accounts, nor for anybody but the keeper', async (t) => {
  const { world } = await peopledWorld(t);
  assert.equal(await refusalOf(world, inviteFirst, { hash: hashNamed('a') }), 'wrong-state');
  assert.equal(await refusalToReader(world, inviteFirst, { hash: hashNamed('a') }), 'not-allowed');
});
