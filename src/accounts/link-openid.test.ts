import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { hashOfLink, otherPassword, refusalToReader } from '../../test/world/people.ts';
import { type SignedIn, signIn } from '../../test/world/signed-in.ts';
import { linkOpenid } from './link-openid.ts';
import { makeLink } from './make-link.ts';
import { useLink } from './use-link.ts';

const openid = 'https://login.example.org|ada';

function own(t: Parameters<typeof temporaryWorld>[0]) {
  const { world } = temporaryWorld(t);
  const held = async ({ account }: SignedIn) => world.store.account(account.id);
  const link = async (one: SignedIn, subject: string | undefined = openid): Promise<string> => {
    const version = (await held(one))?.version;
    const input = { id: one.account.id, version, session: one.session.hash };
    return refusalToReader(world, linkOpenid, subject === '' ? input : { ...input, openid: subject });
  };
  return { world, held, link };
}

test('only a full session of its owner links an account, and no two accounts with the same person', async (t) => {
  const { world, held, link } = own(t);
  const [ada, eve] = [await signIn(world, 'contributor'), await signIn(world, 'contributor')];
  const half = await signIn(world, 'editor', { session: { strength: 'partial' } });
  assert.deepEqual([await link(half), await link(ada), await link(ada)], ['not-signed-in', 'done', 'done']);
  assert.equal((await held(ada))?.openid, openid);
  assert.deepEqual([await link(eve), (await held(eve))?.openid], ['wrong-state', undefined]);
  assert.deepEqual([await link(ada, ''), (await held(ada))?.openid], ['done', undefined]);
  assert.deepEqual([await link(eve), await link(eve, 'nobody')], ['done', 'bad-input']);
});

test('an administrator’s link that takes the second factor away takes the provider away too', async (t) => {
  const { world, held, link } = own(t);
  const ada = await signIn(world, 'editor');
  await link(ada);
  for (const [letter, resets, left] of [
    ['a', false, openid],
    ['b', true, undefined],
  ] as const) {
    await done(world, makeLink, { id: ada.account.id, hash: hashOfLink(letter), resets });
    await done(world, useLink, { hash: hashOfLink(letter), password: otherPassword });
    assert.equal((await held(ada))?.openid, left);
  }
});
