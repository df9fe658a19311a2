import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { itemOf, sentIn } from '../../test/world/items.ts';
import { refusal } from '../../test/world/taken.ts';
import { anyItem, anyWaiting, undecided, waitingItem } from './any-item.ts';

test('an item is given at the version that was looked at, and only while it waits where that is asked', async (t) => {
  const { world } = temporaryWorld(t);
  await sentIn(world.store, [itemOf('R-1'), itemOf('C-1', { state: 'refused' })]);
  assert.equal((await anyWaiting(world.store, { id: 'R-1', version: 1 })).id, 'R-1');
  assert.equal((await anyItem(world.store, { id: 'C-1', version: 1 })).state, 'refused');
  await assert.rejects(anyItem(world.store, { id: 'R-1', version: 2 }), refusal('conflict'));
  await assert.rejects(anyItem(world.store, { id: 'R-9', version: 1 }), refusal('not-found'));
  await assert.rejects(anyWaiting(world.store, { id: 'C-1', version: 1 }), refusal('wrong-state'));
  await assert.rejects(anyWaiting(world.store, { id: 'C-1', version: 9 }), refusal('wrong-state'));
  await assert.rejects(anyWaiting(world.store, { id: 'R-1', version: 2 }), refusal('conflict'));
  assert.equal((await undecided(world.store, 'report', 'R-1')).version, 1);
  await assert.rejects(undecided(world.store, 'complaint', 'C-1'), refusal('wrong-state'));
});

test('only an item of the kind, that waits, at the version that was looked at, is given', async (t) => {
  const { store } = temporaryWorld(t).world;
  const outcome = { day: '2026-03-02', reason: 'Decided', records: [] };
  await sentIn(store, [itemOf('C-1'), itemOf('C-2', { state: 'asked' }), itemOf('C-3', { state: 'refused', outcome })]);
  const ask = (id: string, version = 1) => waitingItem(store, 'complaint', { id, version });
  assert.equal((await ask('C-1')).id, 'C-1');
  assert.equal((await ask('C-2')).state, 'asked');
  await assert.rejects(ask('C-3'), /decided already/);
  await assert.rejects(ask('C-3', 9), refusal('wrong-state'));
  await assert.rejects(ask('C-1', 2), /Someone else/);
  await assert.rejects(ask('C-9'), /no complaint C-9/);
  await assert.rejects(waitingItem(store, 'response', { id: 'C-1', version: 1 }), /no response C-1/);
});
