import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peopledWorld, refusalToReader } from '../../test/world/people.ts';
import { type SignedIn, signIn } from '../../test/world/signed-in.ts';
import { addFactor } from './add-factor.ts';

const codes = { codes: { secret: 'A'.repeat(32), step: 7 } };
const passkey = { passkey: { id: 'key', publicKey: 'eA', counter: 0, transports: ['usb'], label: 'Phone' } };
const inputOf = ({ account, session }: SignedIn, factor: object) => ({
  ...{ id: account.id, version: 1, session: session.hash, factor },
});

test('the first factor makes a session full that waited for it, and ends all others', async (t) => {
  for (const factor of [codes, passkey]) {
    const { world } = await peopledWorld(t);
    const one = await signIn(world, 'editor', { session: { strength: 'partial' } });
    const second = { ...one.session, hash: 'f'.repeat(64) };
    await world.store.transaction((tx) => tx.putSession(second));
    assert.equal(await refusalToReader(world, addFactor, inputOf(one, factor)), 'done');
    assert.equal((await world.store.session(one.session.hash))?.strength, 'full');
    assert.equal(await world.store.session(second.hash), undefined);
  }
});

test('whoever has a factor must show it before adding another', async (t) => {
  const { world } = await peopledWorld(t);
  const totp = { secret: 'B'.repeat(32), lastStep: 0 };
  const one = await signIn(world, 'editor', { session: { strength: 'partial' }, account: { totp } });
  assert.equal(await refusalToReader(world, addFactor, inputOf(one, codes)), 'not-signed-in');
  const whole = await signIn(world, 'editor', { account: { totp } });
  assert.equal(await refusalToReader(world, addFactor, inputOf(whole, passkey)), 'done');
});

test('there is an end to passkeys', async (t) => {
  const { world } = await peopledWorld(t);
  const passkeys = Array.from({ length: 10 }, (_, at) => ({ ...passkey.passkey, id: `k${at}`, day: '2026-01-01' }));
  const one = await signIn(world, 'editor', { account: { passkeys } });
  assert.equal(await refusalToReader(world, addFactor, inputOf(one, passkey)), 'wrong-state');
});
