import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done } from '../../test/world/fake-world.ts';
import { peopledWorld, refusalOf } from '../../test/world/people.ts';
import { signIn } from '../../test/world/signed-in.ts';
import { setRole } from './set-role.ts';

test('another role ends every session at once', async (t) => {
  const { world } = await peopledWorld(t);
  const { account, session } = await signIn(world, 'editor');
  await done(world, setRole, { id: account.id, role: 'contributor' });
  assert.equal((await world.store.account(account.id))?.role, 'contributor');
  assert.equal(await world.store.session(session.hash), undefined);
});

test('the same role changes nothing; the last administrator stays one', async (t) => {
  const { world, administrator } = await peopledWorld(t);
  const { account, session } = await signIn(world, 'editor');
  await done(world, setRole, { id: account.id, role: 'editor' });
  assert.ok(await world.store.session(session.hash));
  assert.equal(await refusalOf(world, setRole, { id: administrator, role: 'editor' }), 'wrong-state');
  await done(world, setRole, { id: account.id, role: 'administrator' });
  assert.equal(await refusalOf(world, setRole, { id: administrator, role: 'editor' }), 'done');
});
