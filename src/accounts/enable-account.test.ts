import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done } from '../../test/world/fake-world.ts';
import { hashNamed, peopledWorld, personOf, refusalOf } from '../../test/world/people.ts';
import { addAccount } from './add-account.ts';
import { disableAccount } from './disable-account.ts';
import { enableAccount } from './enable-account.ts';

test('a closed account is opened as it was: active, or still without a password', async (t) => {
  const { world } = await peopledWorld(t);
  const active = await personOf(world, 'editor');
  const { id: invited } = await done(world, addAccount, { name: 'Eve', role: 'editor', hash: hashNamed('a') });
  for (const id of [active, invited]) {
    await done(world, disableAccount, { id });
    await done(world, enableAccount, { id });
  }
  assert.equal((await world.store.account(active))?.state, 'active');
  assert.equal((await world.store.account(invited))?.state, 'invited');
  assert.equal(await refusalOf(world, enableAccount, { id: active }), 'wrong-state');
});
