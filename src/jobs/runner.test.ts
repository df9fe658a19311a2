import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { fakeTime } from '../../test/world/fake-time.ts';
import { fakeWorld, seededRandom, temporaryWorld } from '../../test/world/fake-world.ts';
import { Refused } from '../core/errors.ts';
import type { World } from '../core/ports.ts';
import type { Kind } from './run-job.ts';
import { type Runner, startRunner } from './runner.ts';

const SECOND = 1_000;

function house(t: TestContext) {
  const { store } = temporaryWorld(t).world;
  const time = fakeTime();
  const logged: string[] = [];
  const note = (message: string) => void logged.push(message);
  const log = { info: note, error: note };
  const random = seededRandom();
  const world = fakeWorld(store, { clock: time.clock, random, log });
  const runners: Runner[] = [];
  let seen = 0;
  let most = 0;
  const slow: Kind = async (_world, payload) => {
    seen += 1;
    most = Math.max(most, seen);
    await time.pause(Number(payload), new AbortController().signal);
    seen -= 1;
    return { result: payload };
  };
  const start = (more: { world?: World; parallel?: number; kinds?: Readonly<Record<string, Kind>> } = {}): Runner => {
    const kinds = new Map(Object.entries(more.kinds ?? { work: slow }));
    const plan = { kinds, parallel: more.parallel ?? 2, pause: time.pause, schedule: async () => undefined };
    const runner = startRunner(more.world ?? world, plan);
    runners.push(runner);
    return runner;
  };
  const order = (key: string, payload: unknown = 0, kind = 'work') =>
    store.jobs.enqueue({ kind, key, payload, due: time.clock.now() }, time.clock.now());
  // Every test ends with its runners, in time that passes only here.
  const end = async (): Promise<void> => {
    const stopped = Promise.all(runners.map((runner) => runner.stop()));
    await time.pass(60 * SECOND);
    await stopped;
  };
  return { store, time, world, logged, start, order, end, most: () => most };
}

test('what is ordered in this process begins at once', async (t) => {
  const { store, time, start, order, end } = house(t);
  start();
  await time.pass(600 * SECOND);
  await order('a');
  await time.pass(0);
  assert.equal((await store.jobs.counts()).done, 1);
  await end();
});

test('what is ordered elsewhere is found within five seconds, and no more runs at once than allowed', async (t) => {
  const { store, time, world, start, order, end, most } = house(t);
  const deaf = { ...world, store: { ...store, jobs: { ...store.jobs, onEnqueued: () => () => undefined } } };
  start({ world: deaf });
  await time.pass(600 * SECOND);
  for (let n = 0; n < 6; n += 1) await order(`${n}`, 30 * SECOND);
  await time.pass(5 * SECOND);
  assert.deepEqual(await store.jobs.counts(), { waiting: 4, running: 2, done: 0, dead: 0 });
  await time.pass(91 * SECOND);
  assert.deepEqual([(await store.jobs.counts()).done, most()], [6, 2]);
  await end();
});

test('a job of a kind that this process does not know is left to those who do', async (t) => {
  const { store, time, start, order, end } = house(t);
  start();
  await order('a', 0, 'from a newer version');
  await time.pass(60 * SECOND);
  assert.equal((await store.jobs.counts()).waiting, 1);
  await end();
});

test('stopping hands back what runs, so that another process has it at once', async (t) => {
  const { store, time, start, order, end } = house(t);
  const patient: Kind = (_world, _payload, signal) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  const first = start({ kinds: { work: patient } });
  await order('a');
  await time.pass(0);
  assert.equal((await store.jobs.counts()).running, 1);
  const stopped = first.stop();
  await time.pass(11 * SECOND);
  await stopped;
  assert.equal((await store.jobs.list('waiting', { limit: 1, offset: 0 }))[0]?.attempts, 0);
  start();
  await time.pass(SECOND);
  assert.equal((await store.jobs.counts()).done, 1);
  await end();
});

test('work that hears no stop is waited for ten seconds, and then left to its lease', async (t) => {
  const { store, time, start, order, end } = house(t);
  const runner = start();
  await order('a', 3_600 * SECOND);
  await time.pass(0);
  let isOver = false;
  const stopped = runner.stop().then(() => {
    isOver = true;
  });
  await time.pass(9 * SECOND);
  assert.equal(isOver, false);
  await time.pass(2 * SECOND);
  await stopped;
  assert.equal((await store.jobs.counts()).running, 1);
  await end();
});

test('a database that goes away is waited for, with one line in the log, and then work goes on', async (t) => {
  const { store, time, world, logged, start, order, end } = house(t);
  let isAway = false;
  const nextDue: typeof store.jobs.nextDue = (kinds) =>
    isAway ? Promise.reject(new Refused('database-away')) : store.jobs.nextDue(kinds);
  start({ world: { ...world, store: { ...store, jobs: { ...store.jobs, nextDue } } } });
  await time.pass(SECOND);
  isAway = true;
  await time.pass(20 * SECOND);
  await order('a');
  await time.pass(600 * SECOND);
  assert.deepEqual(logged, ['Jobs wait, because the database cannot be asked']);
  isAway = false;
  await time.pass(5 * SECOND);
  assert.equal((await store.jobs.counts()).done, 1);
  assert.deepEqual(logged.slice(1), ['The database is back, and jobs go on.']);
  await end();
});
