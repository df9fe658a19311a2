import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../../test/world/fake-world.ts';
import { refusal } from '../../../test/world/taken.ts';
import { added } from '../../../test/world/webhooks.ts';
import { testWebhook } from './test-webhook.ts';

test('a test is a job of its own each time, and only for a webhook that is there', async (t) => {
  const { world } = temporaryWorld(t);
  await added(world);
  for (const _ of [1, 2]) await done(world, testWebhook, { id: 'W-1' });
  const jobs = await world.store.jobs.list('waiting', { limit: 9, offset: 0 });
  assert.deepEqual(
    jobs.map(({ kind }) => kind),
    ['test-webhook', 'test-webhook'],
  );
  await assert.rejects(done(world, testWebhook, { id: 'W-9' }), refusal('not-found'));
});
