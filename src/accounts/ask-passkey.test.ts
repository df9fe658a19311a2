import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peopledWorld, refusalToReader } from '../../test/world/people.ts';
import { signIn } from '../../test/world/signed-in.ts';
import { askPasskey } from './ask-passkey.ts';

test('what was asked last is what is remembered', async (t) => {
  const { world } = await peopledWorld(t);
  const { account, session } = await signIn(world, 'editor', { session: { strength: 'partial' } });
  for (const letter of ['a', 'b']) {
    const input = { id: account.id, session: session.hash, challenge: letter.repeat(43) };
    assert.equal(await refusalToReader(world, askPasskey, input), 'done');
  }
  assert.equal((await world.store.session(session.hash))?.memo, 'b'.repeat(43));
});
