import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peopledWorld } from '../../test/world/people.ts';
import { signIn } from '../../test/world/signed-in.ts';
import { isRefusal } from '../core/errors.ts';
import { heldAccount, ownAccount, refuseLastAdministrator } from './held-account.ts';

test('an account is the one that was looked at, or it is a conflict', async (t) => {
  const { world, administrator: id } = await peopledWorld(t);
  await world.store.transaction(async (tx) => {
    assert.equal((await heldAccount({ tx }, { id, version: 2 })).id, id);
    await assert.rejects(heldAccount({ tx }, { id, version: 1 }), (error) => isRefusal(error, 'conflict'));
    await assert.rejects(heldAccount({ tx }, { id: 'U-99' }), (error) => isRefusal(error, 'not-found'));
    await assert.rejects(refuseLastAdministrator({ tx }, id), (error) => isRefusal(error, 'wrong-state'));
    await refuseLastAdministrator({ tx }, 'U-99');
  });
});

test('a session of a closed account is none', async (t) => {
  const { world } = await peopledWorld(t);
  const { account, session } = await signIn(world, 'editor', { account: { state: 'disabled' } });
  await world.store.transaction((tx) =>
    assert.rejects(ownAccount({ tx, world }, { id: account.id, session: session.hash }), (error) =>
      isRefusal(error, 'not-signed-in'),
    ),
  );
});
