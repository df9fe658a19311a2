import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peopledWorld, refusalToReader } from '../../test/world/people.ts';
import { type SignedIn, signIn } from '../../test/world/signed-in.ts';
import { passSecondStep } from './pass-second-step.ts';

const totp = { secret: 'A'.repeat(32), lastStep: 7 };
const passkeys = [{ id: 'key', publicKey: 'x', counter: 3, transports: [], label: 'Phone', day: '2026-01-01' }];
const partial = { session: { strength: 'partial', memo: 'asked' }, account: { totp, passkeys } } as const;
const inputOf = ({ account, session }: SignedIn, shown: object, version = 1) => ({
  ...{ id: account.id, version, session: session.hash, shown },
});

test('a code makes the session full and is then used up, like all before it', async (t) => {
  const { world } = await peopledWorld(t);
  const one = await signIn(world, 'editor', partial);
  assert.equal(await refusalToReader(world, passSecondStep, inputOf(one, { step: 7 })), 'bad-input');
  assert.equal(await refusalToReader(world, passSecondStep, inputOf(one, { step: 8 })), 'done');
  const session = await world.store.session(one.session.hash);
  assert.deepEqual([session?.strength, session?.memo], ['full', undefined]);
  assert.equal((await world.store.account(one.account.id))?.totp?.lastStep, 8);
  assert.equal(await refusalToReader(world, passSecondStep, inputOf(one, { step: 8 }, 2)), 'bad-input');
});

test('a passkey of the account does as well, and its counter is kept', async (t) => {
  const { world } = await peopledWorld(t);
  const one = await signIn(world, 'editor', partial);
  const foreign = inputOf(one, { passkey: 'other', counter: 4 });
  assert.equal(await refusalToReader(world, passSecondStep, foreign), 'wrong-state');
  assert.equal(await refusalToReader(world, passSecondStep, inputOf(one, { passkey: 'key', counter: 4 })), 'done');
  assert.equal((await world.store.account(one.account.id))?.passkeys[0]?.counter, 4);
});

test("nobody passes with another's session, with one that has ended, or with what was seen of an older account", async (t) => {
  const { world } = await peopledWorld(t);
  const one = await signIn(world, 'editor', partial);
  const other = await signIn(world, 'editor', { session: { strength: 'partial' } });
  const mixed = { ...inputOf(one, { step: 8 }), session: other.session.hash };
  assert.equal(await refusalToReader(world, passSecondStep, mixed), 'not-signed-in');
  const past = { ...partial, session: { ...partial.session, expires: '2025-01-01T00:00:00.000Z' } };
  const late = await signIn(world, 'editor', { ...past, account: { totp } });
  assert.equal(await refusalToReader(world, passSecondStep, inputOf(late, { step: 8 })), 'not-signed-in');
  assert.equal(await refusalToReader(world, passSecondStep, inputOf(one, { step: 8 }, 9)), 'conflict');
});
