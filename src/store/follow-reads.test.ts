import assert from 'node:assert/strict';
import { testOverEngines } from '../../test/world/engines.ts';
import { subscriptionOf } from '../../test/world/items.ts';

testOverEngines(
  'only what was confirmed is told, in the order of ids, in the rhythm that was asked for',
  async (t, engine) => {
    const store = await engine.newDatabase(t).open();
    const some = [
      subscriptionOf('F-2'),
      subscriptionOf('F-10'),
      subscriptionOf('F-3', { state: 'unconfirmed' }),
      subscriptionOf('F-4', { every: 'week' }),
    ];
    await store.transaction(async (tx) => {
      for (const one of some) await tx.putSubscription(one);
    });
    assert.deepEqual(await store.subscriptions('day', '', 9), [some[1], some[0]]);
    assert.deepEqual(await store.subscriptions('day', 'F-10', 9), [some[0]]);
    assert.deepEqual(await store.subscriptionOf(some[2]?.hash ?? ''), some[2]);
    assert.equal(await store.subscriptionOf('F-2'), undefined);
  },
);
