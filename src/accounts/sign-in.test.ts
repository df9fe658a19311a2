import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done } from '../../test/world/fake-world.ts';
import { hashNamed, peopledWorld, personOf, refusalToReader } from '../../test/world/people.ts';
import { disableAccount } from './disable-account.ts';
import { setRole } from './set-role.ts';
import { signIn } from './sign-in.ts';

const session = { hash: hashNamed('a'), label: 'Firefox on Linux' };

test('whoever must show more gets a session that is partial and short', async (t) => {
  const { world, administrator } = await peopledWorld(t);
  assert.deepEqual(await done(world, signIn, { id: administrator, version: 2, session }), { strength: 'partial' });
  const kept = await world.store.session(session.hash);
  assert.equal(kept?.strength, 'partial');
  assert.equal(Date.parse(kept?.expires ?? '') - Date.parse(kept?.made ?? ''), 1_800_000);
  const id = await personOf(world, 'contributor');
  const own = { ...session, hash: hashNamed('b') };
  assert.deepEqual(await done(world, signIn, { id, version: 2, session: own }), { strength: 'full' });
});

test('an account that changed since the password was compared opens nothing', async (t) => {
  const { world } = await peopledWorld(t);
  const id = await personOf(world, 'contributor');
  await done(world, setRole, { id, role: 'editor' });
  assert.equal(await refusalToReader(world, signIn, { id, version: 2, session }), 'conflict');
  await done(world, disableAccount, { id });
  assert.equal(await refusalToReader(world, signIn, { id, version: 4, session }), 'not-signed-in');
});
