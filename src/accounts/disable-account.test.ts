import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done } from '../../test/world/fake-world.ts';
import { peopledWorld, refusalOf } from '../../test/world/people.ts';
import { signIn } from '../../test/world/signed-in.ts';
import { disableAccount } from './disable-account.ts';

test('a closed account has no sessions; closing it twice is as once', async (t) => {
  const { world } = await peopledWorld(t);
  const { account, session } = await signIn(world, 'editor');
  for (const _ of [1, 2]) await done(world, disableAccount, { id: account.id });
  assert.equal((await world.store.account(account.id))?.state, 'disabled');
  assert.equal(await world.store.session(session.hash), undefined);
});

test('the last administrator is not closed', async (t) => {
  const { world, administrator } = await peopledWorld(t);
  assert.equal(await refusalOf(world, disableAccount, { id: administrator }), 'wrong-state');
});
