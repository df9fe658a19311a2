import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type TestContext, test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { webhookOf } from '../../test/world/webhooks.ts';
import type { World } from '../core/ports.ts';
import { untilDue } from './until-due.ts';

const PAST = '2025-01-01T00:00:00.000Z';
const FUTURE = '2030-01-01T00:00:00.000Z';

// A wait for jobs of the kind `work`. Nothing but the signal ends a pause; `rests` counts them, `looks` the looks.
function house(t: TestContext) {
  const { world } = temporaryWorld(t);
  const { jobs } = world.store;
  const seen = { looks: 0, rests: 0 };
  const whileLooking: (() => Promise<unknown>)[] = [];
  const resting = { begun: Promise.withResolvers<void>() };
  const nextDue = async (kinds: readonly string[]) => {
    seen.looks += 1;
    const due = await jobs.nextDue(kinds);
    await whileLooking.shift()?.();
    return due;
  };
  const pause = async (_: number, signal: AbortSignal) => {
    seen.rests += 1;
    resting.begun.resolve();
    if (!signal.aborted) await once(signal, 'abort');
  };
  const watched: World = { ...world, store: { ...world.store, jobs: { ...jobs, nextDue } } };
  const over = new AbortController();
  const begin = () => untilDue(watched, { kinds: ['work'], pause }, over.signal);
  const order = (kind: string, due: string) => jobs.enqueue({ kind, key: `${kind} ${due}`, due }, PAST);
  const rest = async () => {
    await resting.begun.promise;
    resting.begun = Promise.withResolvers<void>();
  };
  return { begin, order, over, rest, seen, whileLooking, world };
}

test('a job that was ordered before is found by the first look', async (t) => {
  const { begin, order, seen } = house(t);
  await order('work', PAST);
  await begin();
  assert.deepEqual(seen, { looks: 1, rests: 0 });
});

test('a job that is ordered while it looks, or while it waits, ends the waiting', async (t) => {
  const looking = house(t);
  looking.whileLooking.push(() => looking.order('work', PAST));
  await looking.begin();
  assert.equal(looking.seen.looks, 2);
  const waiting = house(t);
  const waited = waiting.begin();
  await waiting.rest();
  await waiting.order('work', PAST);
  await waited;
  assert.deepEqual(waiting.seen, { looks: 2, rests: 1 });
});

test('a job of another kind or of a later time does not end it; the signal does', async (t) => {
  const { begin, order, over, rest, seen } = house(t);
  const waited = begin();
  await rest();
  await order('other', PAST);
  await rest();
  await order('work', FUTURE);
  await rest();
  over.abort();
  await waited;
  assert.deepEqual(seen, { looks: 3, rests: 3 });
});

test('a webhook that was not told of everything ends it, and one that waits after a refusal does not', async (t) => {
  const { begin, over, rest, seen, world } = house(t);
  const behind = webhookOf('W-1', { told: -1, due: PAST });
  await world.store.transaction((tx) => tx.putWebhook(behind));
  await begin();
  assert.deepEqual(seen, { looks: 1, rests: 0 });
  await world.store.transaction((tx) => tx.putWebhook({ ...behind, due: FUTURE }));
  const waited = begin();
  await rest();
  over.abort();
  await waited;
  assert.deepEqual(seen, { looks: 2, rests: 1 });
});

test('while the database is away nothing is due', async (t) => {
  const { begin, order, over, rest, whileLooking } = house(t);
  await order('work', PAST);
  whileLooking.push(() => Promise.reject(new Error('away')));
  const waited = begin();
  await rest();
  over.abort();
  await waited;
});
