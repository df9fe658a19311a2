import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeWorld, temporaryWorld } from '../../test/world/fake-world.ts';
import { Refused } from '../core/errors.ts';
import type { HeldJob } from '../core/job.ts';
import type { Queries } from '../core/ports.ts';
import { measuredQueries, measuredStore } from './measured.ts';
import type { Timed } from './metrics.ts';

test('a transaction is counted by how it ended, and gives or throws what it would without', async (t) => {
  const seen: Timed[] = [];
  const store = measuredStore(temporaryWorld(t).world.store, { transaction: (one) => seen.push(one) });
  assert.equal(await store.transaction(async () => 7), 7);
  for (const error of [new Refused('conflict'), new TypeError('a slip')]) {
    const failing = store.transaction(() => Promise.reject(error));
    await assert.rejects(failing, (thrown) => thrown === error);
  }
  assert.deepEqual(
    seen.map(({ outcome }) => outcome),
    ['done', 'conflict', 'failed'],
  );
  assert.ok(seen.every(({ milliseconds }) => milliseconds >= 0));
});

test('a transaction that ends a job is counted, one statement that ends it is not', async (t) => {
  const seen: string[] = [];
  const store = measuredStore(temporaryWorld(t).world.store, { transaction: ({ outcome }) => seen.push(outcome) });
  const time = '2026-01-01T00:00:00.000Z';
  const take = async (key: string): Promise<HeldJob> => {
    await store.jobs.enqueue({ kind: 'tidy', key, payload: {}, due: time }, time);
    const [job] = await store.jobs.take({ kinds: ['tidy'], limit: 1, time, until: time, holder: key });
    assert.ok(job);
    return job;
  };
  await store.jobs.finish(await take('a'), time, { effect: async () => 'made' });
  assert.deepEqual(seen, ['done']);
  await store.jobs.finish(await take('b'), time, { result: 'told' });
  assert.deepEqual(seen, ['done']);
  const failing = { effect: () => Promise.reject(new Refused('conflict')) };
  await assert.rejects(store.jobs.finish(await take('c'), time, failing), Refused);
  assert.deepEqual(seen, ['done', 'conflict']);
  const [tidied] = await store.jobs.lastDone();
  assert.equal(tidied?.result, 'told');
});

test('a question is counted by its kind, and nothing of what was asked is told', async (t) => {
  const seen: string[] = [];
  const { queries: bare } = fakeWorld(temporaryWorld(t).world.store);
  const answering = { ...bare, related: async () => [], load: () => ({ isReady: true, waiting: 3 }) } as Queries;
  const queries = measuredQueries(answering, {
    question: (kind, one) => seen.push(`${kind} ${Object.values(one)[0]}`),
  });
  const selection = { q: 'qzxv', filters: {} };
  await queries.related('CB-1');
  for (const asked of [
    () => queries.search({ ...selection, sort: 'newest', page: 1, size: 1 }),
    () => queries.statistics(selection),
    () => queries.crossTable({ ...selection, rows: 'country', columns: 'sector' } as never),
    () => queries.agreement('harm'),
  ])
    await assert.rejects(asked(), Refused);
  assert.deepEqual(seen, ['related done', 'search busy', 'statistics busy', 'cross-table busy', 'agreement busy']);
  assert.equal(queries.load().waiting, 3);
});
