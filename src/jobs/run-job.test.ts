import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { fakeTime } from '../../test/world/fake-time.ts';
import { fakeWorld, temporaryWorld } from '../../test/world/fake-world.ts';
import { Refused } from '../core/errors.ts';
import { type HeldJob, jobRules, timeAfter } from '../core/job.ts';
import type { JobOutcome } from '../core/job-ports.ts';
import { type Kind, runJob, Stopped } from './run-job.ts';

const MINUTE = 60_000;

async function house(t: TestContext) {
  const { store } = temporaryWorld(t).world;
  const time = fakeTime();
  const logged: string[] = [];
  const log = { info: () => undefined, error: (message: string) => void logged.push(message) };
  const world = fakeWorld(store, { clock: time.clock, log });
  await store.jobs.enqueue({ kind: 'work', key: 'a', due: time.clock.now() }, time.clock.now());
  let takings = 0;
  const take = async (): Promise<HeldJob> => {
    takings += 1;
    const now = time.clock.now();
    const until = timeAfter(now, jobRules.lease);
    const [job] = await store.jobs.take({ kinds: ['work'], limit: 1, time: now, until, holder: `taking ${takings}` });
    return job ?? assert.fail('no job to take');
  };
  const control = new AbortController();
  const run = (job: HeldJob, kind: Kind) => runJob(world, job, { kind, control, pause: time.pause });
  const one = async () => {
    const found = await store.transaction((tx) => tx.job(1));
    return found ?? assert.fail('the job is gone');
  };
  return { store, time, world, logged, take, run, control, one };
}

test('what a job comes to is kept, with the writes that belong to it', async (t) => {
  const { store, take, run, one } = await house(t);
  const kind: Kind = async () => ({
    effect: async (tx) => {
      await tx.putSetting('featured', 'CB-1');
      return { chosen: 'CB-1' };
    },
  });
  await run(await take(), kind);
  const { state, result } = await one();
  assert.deepEqual([state, result, await store.setting('featured')], ['done', { chosen: 'CB-1' }, 'CB-1']);
});

test('a failure is kept as a code and a sentence, and the job comes back later; a stack goes to the log only', async (t) => {
  const { time, logged, take, run, one } = await house(t);
  await run(await take(), () => Promise.reject(new Refused('busy')));
  const first = await one();
  assert.deepEqual([first.state, first.problem?.code, logged], ['waiting', 'busy', []]);
  const wait = Date.parse(first.due ?? '') - Date.parse(time.clock.now());
  assert.ok(wait >= jobRules.firstWait / 2 && wait <= jobRules.firstWait, `${wait}`);
  await time.pass(wait);
  await run(await take(), () => Promise.reject(new TypeError('secret of the house')));
  const second = await one();
  assert.equal(second.problem?.code, 'internal');
  assert.doesNotMatch(JSON.stringify(second), /secret/);
  assert.deepEqual(logged, ['J-1 (work) failed']);
});

test('after the last attempt the job is dead', async (t) => {
  const { time, take, run, one } = await house(t);
  for (let n = 0; n < jobRules.attempts; n += 1) {
    await time.pass(jobRules.longestWait);
    await run(await take(), () => Promise.reject(new Refused('busy')));
  }
  const { state, attempts, due } = await one();
  assert.deepEqual([state, attempts, due], ['dead', jobRules.attempts, undefined]);
});

test('long work keeps its lease', async (t) => {
  const { time, take, run, one } = await house(t);
  const running = run(await take(), async () => {
    await time.pause(10 * MINUTE, new AbortController().signal);
    return { result: 'at last' };
  });
  for (let minute = 0; minute < 9; minute += 1) {
    await time.pass(MINUTE);
    await assert.rejects(take(), /no job to take/);
  }
  await time.pass(MINUTE);
  await running;
  assert.equal((await one()).result, 'at last');
});

test('who lost the lease is told, asks no more, and changes nothing', async (t) => {
  const { store, time, take, run, one } = await house(t);
  const late = await take();
  let asked = 0;
  let told: AbortSignal | undefined;
  const running = run(late, async (world, _payload, signal) => {
    told = signal;
    await time.pause(2 * MINUTE, new AbortController().signal);
    await world.store.sequence();
    asked += 1;
    return { effect: (tx) => tx.putSetting('featured', 'late') };
  });
  await store.jobs.handBack(late, time.clock.now());
  const next = await take();
  await time.pass(jobRules.heartbeat);
  assert.equal(told?.aborted, true);
  await time.pass(3 * MINUTE);
  await running;
  const { state, attempts } = await one();
  assert.deepEqual([asked, state, attempts, await store.setting('featured')], [0, 'running', 1, undefined]);
  assert.equal(await store.jobs.finish(next, time.clock.now(), { result: null }), true);
});

test('a job that is stopped goes back as if it had not been tried, and its writes are undone', async (t) => {
  const { store, take, run, control, one } = await house(t);
  const half = async (): Promise<JobOutcome> => ({
    effect: async (tx) => {
      await tx.putSetting('featured', 'half');
      control.abort(new Stopped());
      await tx.putSetting('featured', 'whole');
    },
  });
  await run(await take(), half);
  const { state, attempts, problem } = await one();
  assert.deepEqual([state, attempts, problem, await store.setting('featured')], ['waiting', 0, undefined, undefined]);
});

test('a database that went away leaves the job to its lease, and nothing is thrown', async (t) => {
  const { store, world, logged, take, one, control, time } = await house(t);
  const away = () => Promise.reject(new Refused('database-away'));
  const jobs = { ...store.jobs, finish: away, fail: away, prolong: away };
  const kind: Kind = async () => {
    await time.pause(2 * MINUTE, new AbortController().signal);
    return { result: 1 };
  };
  const running = runJob({ ...world, store: { ...store, jobs } }, await take(), { kind, control, pause: time.pause });
  await time.pass(3 * MINUTE);
  await running;
  assert.deepEqual([(await one()).state, logged], ['running', ['J-1 (work) is left to its lease']]);
  assert.equal((await take()).attempts, 2);
});
