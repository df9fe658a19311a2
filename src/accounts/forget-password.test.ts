import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done } from '../../test/world/fake-world.ts';
import { hashOfLink, otherPassword, peopledWorld, personOf, refusalToReader } from '../../test/world/people.ts';
import { disableAccount } from './disable-account.ts';
import { forgetPassword } from './forget-password.ts';
import { useLink } from './use-link.ts';

const HOUR = 3_600_000;

test('a mailed link sets the password within an hour and leaves the second factor', async (t) => {
  const { world } = await peopledWorld(t);
  const id = await personOf(world, 'editor', 'Grace');
  const hash = hashOfLink('a');
  assert.equal(await refusalToReader(world, forgetPassword, { id, hash }), 'wrong-state');
  const totp = { secret: 'A'.repeat(32), lastStep: 1 };
  const before = await world.store.account(id);
  assert.ok(before);
  await world.store.transaction((tx) => tx.putAccount({ ...before, email: 'g@example.org', totp }, before.version));
  assert.deepEqual(await done(world, forgetPassword, { id, hash }), { to: 'g@example.org' });
  const until = Date.parse((await world.store.ticket(hash))?.expires ?? '') - Date.parse(world.clock.now());
  assert.ok(until <= HOUR && until > HOUR - 60_000);
  await done(world, useLink, { hash, password: otherPassword });
  const after = await world.store.account(id);
  assert.deepEqual([after?.password, after?.totp], [otherPassword, totp]);
  await done(world, disableAccount, { id });
  assert.equal(await refusalToReader(world, forgetPassword, { id, hash }), 'wrong-state');
});
