import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { hashNamed, refusalToReader } from '../../test/world/people.ts';
import { type SignedIn, signIn } from '../../test/world/signed-in.ts';
import { disableAccount } from './disable-account.ts';
import { signInOpenid } from './sign-in-openid.ts';

const [ada, eve] = ['https://login.example.org|ada', 'https://login.example.org|eve'];

test('whoever is linked comes in as with the password: a second factor is still asked of those who decide', async (t) => {
  const { world } = temporaryWorld(t);
  const enter = async ({ account: { id } }: SignedIn, openid: string): Promise<readonly (string | undefined)[]> => {
    const session = { hash: hashNamed('d'), label: 'Firefox' };
    const version = (await world.store.account(id))?.version;
    const outcome = await refusalToReader(world, signInOpenid, { id, version, session, openid });
    return [outcome, (await world.store.session(session.hash))?.strength];
  };
  const bare = await signIn(world, 'editor');
  const editor = await signIn(world, 'editor', { account: { openid: ada } });
  const contributor = await signIn(world, 'contributor', { account: { openid: eve } });
  assert.deepEqual(await enter(bare, ada), ['not-signed-in', undefined]);
  assert.deepEqual(await enter(editor, eve), ['not-signed-in', undefined]);
  assert.deepEqual(await enter(editor, ada), ['done', 'partial']);
  assert.deepEqual(await enter(contributor, eve), ['done', 'full']);
  await done(world, disableAccount, { id: contributor.account.id });
  assert.deepEqual(await enter(contributor, eve), ['not-signed-in', undefined]);
});
