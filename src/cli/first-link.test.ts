import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { personOf } from '../../test/world/people.ts';
import { linkHash } from '../accounts/link-secret.ts';
import { firstLink } from './first-link.ts';

test('an instance without accounts tells its keeper a link, one with accounts tells none', async (t) => {
  const { world } = temporaryWorld(t);
  const line = (await firstLink(world)) ?? '';
  const secret = /https:\/\/casebook\.example\/welcome\/(\S+)/.exec(line)?.[1] ?? '';
  assert.equal((await world.store.ticket(linkHash(secret) ?? ''))?.kind, 'first-administrator');
  await personOf(world, 'editor');
  assert.equal(await firstLink(world), undefined);
});
