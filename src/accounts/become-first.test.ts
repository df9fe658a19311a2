import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { hashNamed, personOf, refusalToReader, somePassword } from '../../test/world/people.ts';
import { becomeFirst } from './become-first.ts';
import { inviteFirst } from './invite-first.ts';

const input = { hash: hashNamed('a'), name: 'Ada', credit: '', password: somePassword };

test('whoever has the link becomes the administrator, once', async (t) => {
  const { world } = temporaryWorld(t);
  assert.equal(await refusalToReader(world, becomeFirst, input), 'wrong-state');
  await done(world, inviteFirst, { hash: input.hash });
  assert.equal(await refusalToReader(world, becomeFirst, input), 'done');
  const account = await world.store.accountNamed('ADA');
  assert.equal(account?.role, 'administrator');
  assert.equal(account?.credit, 'Ada');
  const { lines } = await world.store.auditLines({ action: 'become-first', limit: 9, offset: 0 });
  assert.deepEqual(
    lines.map(({ target }) => target),
    [account?.id],
  );
  assert.equal(await refusalToReader(world, becomeFirst, { ...input, name: 'Eve' }), 'wrong-state');
});

test('a link that is still open is worth nothing once somebody is there, nor after three days', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, inviteFirst, { hash: hashNamed('a') });
  await done(world, inviteFirst, { hash: hashNamed('b') });
  const later = { ...world, clock: { now: () => '2026-01-05T00:00:00.000Z' } };
  assert.equal(await refusalToReader(later, becomeFirst, input), 'wrong-state');
  await personOf(world, 'editor');
  assert.equal(await refusalToReader(world, becomeFirst, { ...input, hash: hashNamed('b') }), 'wrong-state');
});
