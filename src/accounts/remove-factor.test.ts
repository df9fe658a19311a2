import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peopledWorld, refusalToReader } from '../../test/world/people.ts';
import { signIn } from '../../test/world/signed-in.ts';
import type { AccountRole } from '../core/account.ts';
import type { World } from '../core/ports.ts';
import { removeFactor } from './remove-factor.ts';

const totp = { secret: 'A'.repeat(32), lastStep: 7 };
const passkeys = [{ id: 'key', publicKey: 'x', counter: 3, transports: [], label: 'Phone', day: '2026-01-01' }];

type Case = { readonly role: AccountRole; readonly more?: object; readonly factors: readonly string[] };

async function without(world: World, { role, more, factors }: Case): Promise<readonly string[]> {
  const { account, session } = await signIn(world, role, { account: { totp }, ...more });
  const outcomes: string[] = [];
  for (const [at, factor] of factors.entries()) {
    const input = { id: account.id, version: 1 + at, session: session.hash, factor };
    outcomes.push(await refusalToReader(world, removeFactor, input));
  }
  return outcomes;
}

test('an editor keeps one; a contributor may go without', async (t) => {
  const { world } = await peopledWorld(t);
  const both = { account: { totp, passkeys } };
  assert.deepEqual(await without(world, { role: 'editor', more: both, factors: ['codes', 'key'] }), [
    'done',
    'wrong-state',
  ]);
  assert.deepEqual(await without(world, { role: 'administrator', factors: ['codes'] }), ['wrong-state']);
  assert.deepEqual(await without(world, { role: 'contributor', factors: ['codes'] }), ['done']);
});

test('a session that waits for the second step takes nothing away', async (t) => {
  const { world } = await peopledWorld(t);
  const waiting = { session: { strength: 'partial' } };
  assert.deepEqual(await without(world, { role: 'contributor', more: waiting, factors: ['codes'] }), ['not-signed-in']);
});
