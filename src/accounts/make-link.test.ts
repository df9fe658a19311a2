import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done } from '../../test/world/fake-world.ts';
import { hashNamed, peopledWorld, personOf, refusalOf } from '../../test/world/people.ts';
import { disableAccount } from './disable-account.ts';
import { makeLink } from './make-link.ts';

test('a link is made for an account, not for one that is closed or not there', async (t) => {
  const { world } = await peopledWorld(t);
  const id = await personOf(world, 'editor');
  const { expires } = await done(world, makeLink, { id, hash: hashNamed('a') });
  assert.equal((await world.store.ticket(hashNamed('a')))?.expires, expires);
  await done(world, disableAccount, { id });
  assert.equal(await refusalOf(world, makeLink, { id, hash: hashNamed('b') }), 'wrong-state');
  assert.equal(await refusalOf(world, makeLink, { id: 'U-99', hash: hashNamed('b') }), 'not-found');
});
