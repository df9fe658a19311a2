import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../../test/world/fake-world.ts';
import { refusal } from '../../../test/world/taken.ts';
import { added } from '../../../test/world/webhooks.ts';
import { switchWebhook } from './switch-webhook.ts';

test('a webhook is switched off and on, and one that was given up begins its tries anew', async (t) => {
  const { world } = temporaryWorld(t);
  const first = await added(world);
  await done(world, switchWebhook, { id: 'W-1', state: 'off' });
  const off = await world.store.webhook('W-1');
  assert.deepEqual([off?.state, off?.version, off?.secret, off?.told], ['off', 2, first.secret, first.told]);
  await world.store.transaction((tx) => tx.putWebhook({ ...first, version: 3, state: 'given-up', tries: 11 }));
  await done(world, switchWebhook, { id: 'W-1', state: 'on' });
  const on = await world.store.webhook('W-1');
  assert.deepEqual([on?.state, on?.version, on?.tries], ['on', 4, 0]);
  await assert.rejects(done(world, switchWebhook, { id: 'W-9', state: 'on' }), refusal('not-found'));
});
