import assert from 'node:assert/strict';
import { testOverEngines } from '../../test/world/engines.ts';
import { subscriptionOf } from '../../test/world/items.ts';
import { sha256 } from '../core/canonical.ts';

testOverEngines('subscriptions are confirmed, told page by page, and ended', async (t, engine) => {
  const store = await engine.newDatabase(t).open();
  const unconfirmed = subscriptionOf('F-4', { state: 'unconfirmed' });
  const weekly = subscriptionOf('F-2', { every: 'week' });
  await store.transaction(async (tx) => {
    for (const one of [subscriptionOf('F-3'), weekly, subscriptionOf('F-1'), unconfirmed])
      await tx.putSubscription(one);
  });
  const ids = async (after: string, limit = 9) => (await store.subscriptions('day', after, limit)).map(({ id }) => id);
  assert.deepEqual([await ids(''), await ids('', 1), await ids('F-1')], [['F-1', 'F-3'], ['F-1'], ['F-3']]);
  assert.deepEqual(await store.subscriptions('week', '', 9), [weekly]);
  assert.deepEqual(await store.subscriptionOf(sha256('F-4')), unconfirmed);
  const told = { ...unconfirmed, state: 'confirmed', told: 7_000_000_000 } as const;
  await store.transaction((tx) => tx.putSubscription(told));
  assert.deepEqual(await store.subscriptionOf(sha256('F-4')), told);
  await store.transaction((tx) => tx.endSubscription('F-1'));
  assert.deepEqual(await ids(''), ['F-3', 'F-4']);
});

testOverEngines('what nobody confirmed is forgotten after a while', async (t, engine) => {
  const store = await engine.newDatabase(t).open();
  await store.transaction(async (tx) => {
    await tx.putSubscription(subscriptionOf('F-1', { state: 'unconfirmed' }));
    await tx.putSubscription(subscriptionOf('F-2', { state: 'unconfirmed', day: '2026-03-02' }));
    await tx.putSubscription(subscriptionOf('F-3'));
  });
  assert.equal(await store.transaction((tx) => tx.forgetUnconfirmed('2026-03-02')), 1);
  const left = await Promise.all(['F-1', 'F-2', 'F-3'].map((id) => store.subscriptionOf(sha256(id))));
  assert.deepEqual(
    left.map((one) => one?.id),
    [undefined, 'F-2', 'F-3'],
  );
});
