import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done } from '../../test/world/fake-world.ts';
import { hashNamed, otherPassword, peopledWorld, refusalToReader } from '../../test/world/people.ts';
import { signIn } from '../../test/world/signed-in.ts';
import { makeLink } from './make-link.ts';
import { useLink } from './use-link.ts';

const totp = { secret: 'A'.repeat(32), lastStep: 7 };

test('a link sets the password once, ends the sessions and keeps the second factor', async (t) => {
  const { world } = await peopledWorld(t);
  const { account, session } = await signIn(world, 'editor', { account: { totp } });
  await done(world, makeLink, { id: account.id, hash: hashNamed('a') });
  const input = { hash: hashNamed('a'), password: otherPassword };
  assert.equal(await refusalToReader(world, useLink, input), 'done');
  const now = await world.store.account(account.id);
  assert.deepEqual([now?.password, now?.totp, now?.state], [otherPassword, totp, 'active']);
  assert.equal(await world.store.session(session.hash), undefined);
  assert.equal(await refusalToReader(world, useLink, input), 'wrong-state');
});

test('a link that says so takes the second factor away', async (t) => {
  const { world } = await peopledWorld(t);
  const { account } = await signIn(world, 'editor', { account: { totp } });
  await done(world, makeLink, { id: account.id, hash: hashNamed('a'), resets: true });
  await done(world, useLink, { hash: hashNamed('a'), password: otherPassword });
  assert.equal((await world.store.account(account.id))?.totp, undefined);
});

test('all links of an account end with the first one used, and each after three days', async (t) => {
  const { world, administrator: id } = await peopledWorld(t);
  for (const letter of ['a', 'b']) await done(world, makeLink, { id, hash: hashNamed(letter) });
  const later = { ...world, clock: { now: () => '2026-01-05T00:00:00.000Z' } };
  const late = { hash: hashNamed('b'), password: otherPassword };
  assert.equal(await refusalToReader(later, useLink, late), 'wrong-state');
  await done(world, useLink, { hash: hashNamed('a'), password: otherPassword });
  assert.equal(await refusalToReader(world, useLink, late), 'wrong-state');
});
