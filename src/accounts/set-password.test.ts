import assert from 'node:assert/strict';
import { test } from 'node:test';
import { otherPassword, peopledWorld, refusalToReader } from '../../test/world/people.ts';
import { signIn } from '../../test/world/signed-in.ts';
import { setPassword } from './set-password.ts';

test('a new password ends all sessions but this one', async (t) => {
  const { world } = await peopledWorld(t);
  const { account, session } = await signIn(world, 'editor');
  const other = { ...session, hash: 'f'.repeat(64) };
  await world.store.transaction((tx) => tx.putSession(other));
  const input = { id: account.id, version: 1, session: session.hash, password: otherPassword };
  assert.equal(await refusalToReader(world, setPassword, input), 'done');
  assert.equal((await world.store.account(account.id))?.password, otherPassword);
  assert.ok(await world.store.session(session.hash));
  assert.equal(await world.store.session(other.hash), undefined);
});

test('a session that waits for the second step sets none', async (t) => {
  const { world } = await peopledWorld(t);
  const { account, session } = await signIn(world, 'editor', { session: { strength: 'partial' } });
  const input = { id: account.id, version: 1, session: session.hash, password: otherPassword };
  assert.equal(await refusalToReader(world, setPassword, input), 'not-signed-in');
});
