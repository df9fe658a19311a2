import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { rehearsal } from './rehearse.ts';

test('a rehearsed transaction answers and leaves nothing, not even a number drawn', async (t) => {
  const { world } = temporaryWorld(t);
  const { store } = rehearsal(world);
  assert.equal(await store.transaction((tx) => tx.nextNumber('record')), 1);
  assert.equal(await store.transaction((tx) => tx.nextNumber('record')), 1);
  assert.equal(await world.store.transaction((tx) => tx.nextNumber('record')), 1);
});

test('a fault in a rehearsal comes through', async (t) => {
  const { store } = rehearsal(temporaryWorld(t).world);
  await assert.rejects(
    store.transaction(async () => {
      throw new RangeError('ours');
    }),
    RangeError,
  );
});
