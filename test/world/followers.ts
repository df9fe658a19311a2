import type { TestContext } from 'node:test';
import { reader } from '../../src/core/policy.ts';
import { follow } from '../../src/publish/follow/follow.ts';
import { followId, followKey, secretHash, secretOf } from '../../src/publish/follow/follow-secret.ts';
import { temporaryWorld } from './fake-world.ts';
import { acmeOnRecord } from './responses.ts';

/** The address of the follower of tests, as they write it. */
export const followerEmail = 'Reader@example.org';

/** A new world in which somebody asked to follow CB-1: how they ask, the secret of their links, and what is held of them. */
export async function wishToFollow(t: TestContext) {
  const { world, path } = temporaryWorld(t);
  await acmeOnRecord(world);
  const ask = (more: object = {}) =>
    follow.perform(world, reader, { email: followerEmail, what: '/records/CB-1', every: 'day', ...more });
  await ask();
  const key = (await world.store.setting(followKey)) ?? '';
  const secret = secretOf(key, followId(key, followerEmail, '/records/CB-1'));
  const held = () => world.store.subscriptionOf(secretHash(secret));
  return { world, path, ask, secret, held };
}
