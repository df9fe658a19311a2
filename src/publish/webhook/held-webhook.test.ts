import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../../test/world/fake-world.ts';
import { refusal } from '../../../test/world/taken.ts';
import { added } from '../../../test/world/webhooks.ts';
import { heldWebhook, webhookId } from './held-webhook.ts';

test('a webhook is found by its id, and one that is gone is refused', async (t) => {
  const { world } = temporaryWorld(t);
  const made = await added(world);
  assert.deepEqual(await world.store.transaction((tx) => heldWebhook(tx, 'W-1')), made);
  await assert.rejects(
    world.store.transaction((tx) => heldWebhook(tx, 'W-2')),
    refusal('not-found'),
  );
  for (const text of ['W-0', 'W-', 'w-1', 'W-1 ', 'U-1']) assert.ok(!webhookId.safeParse(text).success, text);
});
