import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { taken, why } from '../../test/world/taken.ts';
import type { ReadStore, World } from '../core/ports.ts';
import { withdraw } from '../editorial/withdraw.ts';
import { makeApp } from './app.ts';
import { wroteAt } from './recent-write.ts';

type Lagging = { readonly world: World; readonly behind: World; readonly asked: number[] };

// Reads of `behind` come from a replica that still stands where the store stood; `asOf` leads to the store itself.
async function laggingReplica(t: TestContext): Promise<Lagging> {
  const { world } = temporaryWorld(t);
  await taken(world);
  const { store } = world;
  const old = {
    sequence: await store.sequence(),
    head: await store.head('CB-1'),
    revision: await store.revision('CB-1'),
  };
  const asked: number[] = [];
  const asOf = async (sequence: number): Promise<ReadStore> => {
    asked.push(sequence);
    return store;
  };
  const replica = {
    sequence: async () => old.sequence,
    head: async (id: string) => (id === 'CB-1' ? old.head : store.head(id)),
    revision: async (id: string, number?: number) =>
      id === 'CB-1' && number === undefined ? old.revision : store.revision(id, number),
  };
  return { world, behind: { ...world, store: { ...store, ...replica, asOf } }, asked };
}

const cookie = (sequence: number) => ({
  headers: { cookie: wroteAt(sequence, 'https://casebook.example').split(';')[0] ?? '' },
});

test('whoever just wrote reads the write, everybody else what the replica holds, and neither gets the other’s page', async (t) => {
  const { world, behind, asked } = await laggingReplica(t);
  const app = makeApp(behind);
  const status = async (init?: RequestInit): Promise<number> => (await app.request('/records/CB-1', init)).status;
  assert.equal(await status(), 200);
  await done(world, withdraw, { id: 'CB-1', base: 1, ...why });
  const mine = cookie(await world.store.sequence());
  assert.deepEqual([await status(mine), await status(), await status(mine), await status()], [410, 200, 410, 200]);
  assert.equal((await app.request('/records/CB-1', mine)).headers.get('cache-control'), 'no-store');
  assert.equal(asked.length, 3);
});

test('a number that the reads hold already, or that nobody has written up to, is answered from the kept pages', async (t) => {
  const { behind, asked } = await laggingReplica(t);
  const app = makeApp(behind);
  await app.request('/records/CB-1');
  const before = await behind.store.sequence();
  for (const [sequence, looks] of [
    [before, 0],
    [before + 1_000_000, 1],
  ] as const) {
    asked.length = 0;
    const answer = await app.request('/records/CB-1', cookie(sequence));
    assert.deepEqual([answer.status, answer.headers.get('cache-control'), asked.length], [200, 'no-cache', looks]);
  }
});
