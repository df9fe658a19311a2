import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done } from '../../../test/world/fake-world.ts';
import { followerEmail, wishToFollow } from '../../../test/world/followers.ts';
import { rawRows } from '../../../test/world/raw-rows.ts';
import { reader } from '../../core/policy.ts';
import { confirmFollow } from './confirm-follow.ts';
import { follow } from './follow.ts';

test('a wish to follow waits for its confirmation, and the answer is the same for an address that follows', async (t) => {
  const { world, ask, secret, held } = await wishToFollow(t);
  assert.equal((await held())?.state, 'unconfirmed');
  assert.deepEqual(await done(world, confirmFollow, { secret, every: 'week' }), { isThere: true });
  const { state, every } = (await held()) ?? {};
  assert.deepEqual([state, every], ['confirmed', 'week']);
  const before = await ask({ email: 'other@example.org' });
  assert.deepEqual(await ask(), before);
  assert.deepEqual(await ask({ email: followerEmail.toLowerCase(), what: '/records/CB-1' }), before);
  // Nobody else can turn off what was confirmed, or change it.
  assert.deepEqual([(await held())?.state, (await held())?.every], ['confirmed', 'week']);
});

test('nobody gets more than five mails a day from here because somebody wrote their address', async (t) => {
  const { world, path, ask } = await wishToFollow(t);
  for (const what of [
    '/records',
    '/corrections',
    '/records/CB-2',
    '/records/CB-3',
    '/records?q=a',
    '/records?q=b',
    '/records?q=c',
  ])
    assert.ok((await ask({ what })).ok);
  assert.equal((await rawRows(path, `select id from job where kind = 'confirm-follow'`)).length, 5);
  assert.ok((await follow.perform(world, reader, { email: 'b@example.org', what: '/records', every: 'day' })).ok);
  assert.equal((await rawRows(path, `select id from job where kind = 'confirm-follow'`)).length, 6);
});

test('of an address nothing stands in jobs, in the audit or in the key of a form', async (t) => {
  const { world, path, secret } = await wishToFollow(t);
  await follow.perform(world, reader, { email: followerEmail, what: '/records', every: 'day' }, '0'.repeat(32));
  await done(world, confirmFollow, { secret, every: 'day' });
  for (const table of ['job', 'audit', 'once', 'meta']) {
    const rows = JSON.stringify(await rawRows(path, `select * from ${table}`)).toLowerCase();
    assert.ok(!rows.includes('example.org') && !rows.includes(secret.toLowerCase()), table);
  }
});

const wrong: readonly (readonly [string, object])[] = [
  ['no address', { email: 'nobody' }],
  ['two addresses', { email: 'a@example.org, b@example.org' }],
  ['a line end', { email: 'a@example.org\nBcc: b@example.org' }],
  ['no page of ours', { what: 'https://evil.example/' }],
  ['a record that is not there', { what: '/records/CB-99' }],
  ['no rhythm', { every: 'hour' }],
];

for (const [name, more] of wrong)
  test(`${name} cannot be followed`, async (t) => {
    const { path, ask } = await wishToFollow(t);
    assert.equal((await ask(more)).ok, false);
    assert.equal((await rawRows(path, 'select * from subscription')).length, 1);
  });
