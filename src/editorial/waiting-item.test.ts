import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { itemOf, sentIn } from '../../test/world/items.ts';
import { waitingItem } from './waiting-item.ts';

test('only an item of the kind, that waits, at the version that was looked at, is given', async (t) => {
  const { store } = temporaryWorld(t).world;
  const outcome = { day: '2026-03-02', reason: 'Decided', records: [] };
  await sentIn(store, [itemOf('C-1'), itemOf('C-2', { state: 'asked' }), itemOf('C-3', { state: 'refused', outcome })]);
  const ask = (id: string, version = 1) => waitingItem(store, 'complaint', { id, version });
  assert.equal((await ask('C-1')).id, 'C-1');
  assert.equal((await ask('C-2')).state, 'asked');
  await assert.rejects(ask('C-3'), /decided already/);
  await assert.rejects(ask('C-1', 2), /Someone else/);
  await assert.rejects(ask('C-9'), /no complaint C-9/);
  await assert.rejects(waitingItem(store, 'response', { id: 'C-1', version: 1 }), /no response C-1/);
});
