import assert from 'node:assert/strict';
import { testOverEngines } from '../../test/world/engines.ts';
import { webhookOf } from '../../test/world/webhooks.ts';

testOverEngines('a webhook is kept whole, changed as a whole, and goes', async (t, engine) => {
  const store = await engine.newDatabase(t).open();
  const refused = webhookOf('W-2', { answer: '503', answered: '2026-11-24T00:30:00.000Z', tries: 3 });
  await store.transaction((tx) => tx.putWebhook(refused));
  assert.deepEqual(await store.webhook('W-2'), refused);
  const silent = webhookOf('W-2', { version: 2, told: 7_000_000_000 });
  await store.transaction((tx) => tx.putWebhook(silent));
  assert.deepEqual(await store.webhook('W-2'), silent);
  await store.transaction((tx) => tx.endWebhook('W-2'));
  assert.equal(await store.webhook('W-2'), undefined);
});
