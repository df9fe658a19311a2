import assert from 'node:assert/strict';
import { testOverEngines } from '../../test/world/engines.ts';
import type { Webhook } from '../core/webhook-ports.ts';

const day = '2026-11-24';
const webhookOf = (id: string, more: Partial<Webhook> = {}): Webhook => ({
  ...{ id, version: 1, address: `https://${id.toLowerCase()}.example/`, secret: `whsec_${id}`, state: 'on' },
  ...{ told: 5, tries: 0, due: `${day}T00:00:00.000Z`, day },
  ...more,
});

testOverEngines(
  'webhooks are kept whole, listed in their order, and found by what they were not told',
  async (t, engine) => {
    const store = await engine.newDatabase(t).open();
    const later = webhookOf('W-2', {
      due: `${day}T01:00:00.000Z`,
      answer: '503',
      answered: `${day}T00:30:00.000Z`,
      tries: 3,
    });
    const all = [
      webhookOf('W-10', { told: 4 }),
      later,
      webhookOf('W-9', { told: 7_000_000_000 }),
      webhookOf('W-1', { state: 'off' }),
    ];
    await store.transaction(async (tx) => {
      for (const one of all) await tx.putWebhook(one);
    });
    const ids = (list: readonly Webhook[]) => list.map(({ id }) => id);
    assert.deepEqual(ids(await store.webhooks()), ['W-1', 'W-2', 'W-9', 'W-10']);
    assert.deepEqual(await store.webhook('W-2'), later);
    assert.deepEqual(ids(await store.webhooksBehind(6)), ['W-10', 'W-2']);
    assert.deepEqual(ids(await store.webhooksBehind(5)), ['W-10']);
    const { answer: _, answered: __, ...silent } = later;
    await store.transaction((tx) => tx.putWebhook({ ...silent, version: 2, told: 6 }));
    assert.deepEqual(await store.webhook('W-2'), { ...silent, version: 2, told: 6 });
    await store.transaction((tx) => tx.endWebhook('W-2'));
    assert.equal(await store.webhook('W-2'), undefined);
  },
);
