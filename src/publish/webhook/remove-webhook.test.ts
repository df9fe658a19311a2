import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../../test/world/fake-world.ts';
import { added } from '../../../test/world/webhooks.ts';
import { removeWebhook } from './remove-webhook.ts';

test('a webhook goes with its secret, and only that one; going twice is no fault', async (t) => {
  const { world } = temporaryWorld(t);
  for (const number of [1, 2]) await added(world, number);
  for (const _ of [1, 2]) await done(world, removeWebhook, { id: 'W-1' });
  assert.deepEqual(
    (await world.store.webhooks()).map(({ id }) => id),
    ['W-2'],
  );
});
