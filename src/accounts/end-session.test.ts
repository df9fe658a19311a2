import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashNamed, peopledWorld, refusalToReader } from '../../test/world/people.ts';
import { signIn } from '../../test/world/signed-in.ts';
import { endSession } from './end-session.ts';

test("one's own sessions can be ended, those of others cannot", async (t) => {
  const { world } = await peopledWorld(t);
  const [one, other] = [await signIn(world, 'editor'), await signIn(world, 'editor')];
  const own = one.session.hash;
  for (const letter of ['a', 'b', 'c'])
    await world.store.transaction((tx) => tx.putSession({ ...one.session, hash: hashNamed(letter) }));
  const left = async (): Promise<number> => (await world.store.sessionsOf(one.account.id)).length;
  await refusalToReader(world, endSession, { session: own, ends: other.session.hash });
  assert.ok(await world.store.session(other.session.hash));
  await refusalToReader(world, endSession, { session: own, ends: hashNamed('a') });
  assert.equal(await left(), 3);
  await refusalToReader(world, endSession, { session: own, ends: 'all' });
  assert.equal(await left(), 1);
  await refusalToReader(world, endSession, { session: own, ends: own });
  assert.equal(await left(), 0);
  assert.equal(await refusalToReader(world, endSession, { session: own, ends: own }), 'not-signed-in');
});

test('a session that waits for the second step ends only itself', async (t) => {
  const { world } = await peopledWorld(t);
  const { session } = await signIn(world, 'editor', { session: { strength: 'partial' } });
  assert.equal(await refusalToReader(world, endSession, { session: session.hash, ends: 'all' }), 'not-signed-in');
  assert.equal(await refusalToReader(world, endSession, { session: session.hash, ends: session.hash }), 'done');
});
