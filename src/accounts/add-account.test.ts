import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done } from '../../test/world/fake-world.ts';
import { hashNamed, peopledWorld, refusalOf, refusalToReader } from '../../test/world/people.ts';
import { addAccount } from './add-account.ts';

const input = { name: 'Grace', role: 'editor', hash: hashNamed('a') };

test('somebody is invited: no password yet, and a link of their own', async (t) => {
  const { world } = await peopledWorld(t);
  const { id } = await done(world, addAccount, { ...input, email: 'grace@example.org' });
  const account = await world.store.account(id);
  assert.equal(account?.state, 'invited');
  assert.equal(account?.email, 'grace@example.org');
  assert.equal((await world.store.ticket(input.hash))?.account, id);
});

test('a name is one person, however it is written; a role that is none is refused', async (t) => {
  const { world } = await peopledWorld(t);
  await done(world, addAccount, input);
  const again = { ...input, name: 'ＧＲＡＣＥ', hash: hashNamed('b') };
  assert.equal(await refusalOf(world, addAccount, again), 'bad-input');
  assert.equal(await refusalOf(world, addAccount, { ...input, name: 'Eve', role: 'keeper' }), 'bad-input');
  assert.equal(await refusalToReader(world, addAccount, { ...input, name: 'Eve' }), 'not-allowed');
});
