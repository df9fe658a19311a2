import assert from 'node:assert/strict';
import { testOverEngines } from '../../test/world/engines.ts';
import { webhookOf } from '../../test/world/webhooks.ts';
import type { Webhook } from '../core/webhook-ports.ts';

testOverEngines('webhooks are listed in their order, and those behind by when they are due', async (t, engine) => {
  const store = await engine.newDatabase(t).open();
  const later = webhookOf('W-2', { due: '2026-11-24T01:00:00.000Z' });
  const all = [webhookOf('W-10', { told: 4 }), later, webhookOf('W-9', { told: 7_000_000_000 })];
  await store.transaction(async (tx) => {
    for (const one of [...all, webhookOf('W-1', { state: 'off' })]) await tx.putWebhook(one);
  });
  const ids = (list: readonly Webhook[]) => list.map(({ id }) => id);
  assert.deepEqual(ids(await store.webhooks()), ['W-1', 'W-2', 'W-9', 'W-10']);
  assert.deepEqual(ids(await store.webhooksBehind(6)), ['W-10', 'W-2']);
  assert.deepEqual(ids(await store.webhooksBehind(5)), ['W-10']);
  assert.deepEqual([await store.webhook('W-2'), await store.webhook('W-3')], [later, undefined]);
});
