import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done } from '../../../test/world/fake-world.ts';
import { wishToFollow } from '../../../test/world/followers.ts';
import { confirmFollow } from './confirm-follow.ts';
import { secretHash } from './follow-secret.ts';

test('what is told begins with the confirmation, and a change of rhythm leaves it', async (t) => {
  const { world, secret, held } = await wishToFollow(t);
  await done(world, confirmFollow, { secret, every: 'day' });
  const told = (await held())?.told;
  assert.equal(told, await world.store.sequence());
  await world.store.transaction(async (tx) => {
    const found = await tx.subscriptionOf(secretHash(secret));
    if (found) await tx.putSubscription({ ...found, told: 1 });
  });
  await done(world, confirmFollow, { secret, every: 'week' });
  assert.equal((await held())?.told, 1);
});
