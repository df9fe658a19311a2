import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { onceOf } from '../../test/world/responses.ts';
import { reader } from '../core/policy.ts';
import { putSentItem } from './put-item.ts';
import { receiptHashOf, receiptOf } from './receipt.ts';

test('an item is kept under the hash of its receipt, with the day and nothing finer', async (t) => {
  const { world } = temporaryWorld(t);
  const sent = { kind: 'complaint', once: onceOf(1), words: 'wrong', content: { what: 'Wrong.' } } as const;
  const item = await world.store.transaction((tx) =>
    putSentItem({ ...sent, title: 'a'.repeat(400) }, { tx, world, actor: reader }),
  );
  assert.deepEqual([item.id, item.day, item.state, item.title.length], ['C-1', '2026-01-01', 'open', 300]);
  const kept = await world.store.itemOfReceipt(receiptHashOf(receiptOf(onceOf(1))));
  assert.equal(kept?.id, 'C-1');
  assert.ok(!JSON.stringify(kept).includes(onceOf(1)));
});
