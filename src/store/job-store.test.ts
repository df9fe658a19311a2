import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { type HeldJob, jobRules } from '../core/job.ts';
import type { JobStore } from '../core/job-ports.ts';
import type { Store } from '../core/ports.ts';

const at = (seconds: number): string => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();
const lease = jobRules.lease / 1000;
let holders = 0;

// Takes at a second of the day, for one lease.
function take(store: Store, second: number, more: Partial<Parameters<JobStore['take']>[0]> = {}) {
  holders += 1;
  const times = { time: at(second), until: at(second + lease) };
  return store.jobs.take({ kinds: ['work'], limit: 10, holder: `holder ${holders}`, ...times, ...more });
}

async function takeOne(store: Store, second: number): Promise<HeldJob> {
  const [job] = await take(store, second, { limit: 1 });
  return job ?? assert.fail('there is no job to take');
}

const order = (key: string, second = 0, kind = 'work') => ({ kind, key, due: at(second) });
const keys = (jobs: readonly { readonly key: string }[]): string[] => jobs.map((job) => job.key);
const failure = { problem: { code: 'busy', sentence: 'Not now.' } } as const;

for (const { name, skip, newDatabase } of engines) {
  describe(`jobs over ${name}`, { skip }, () => {
    test('of one kind and key there is one job, also when it is done', async (t) => {
      const store = await newDatabase(t).open();
      const first = await store.jobs.enqueue({ ...order('a'), payload: { deep: [1, 'ü\u0000'] } }, at(0));
      assert.equal(await store.jobs.enqueue(order('a', 9), at(1)), undefined);
      assert.notEqual(await store.jobs.enqueue(order('a', 0, 'other'), at(1)), undefined);
      const job = await takeOne(store, 5);
      assert.deepEqual(
        [job.id, job.kind, job.key, job.state, job.attempts, job.due, job.made],
        [first, 'work', 'a', 'running', 1, at(5 + lease), at(0)],
      );
      assert.deepEqual(job.payload, { deep: [1, 'ü\u0000'] });
      assert.equal(await store.jobs.finish(job, at(6), { result: { n: 1 } }), true);
      assert.equal(await store.jobs.enqueue(order('a'), at(7)), undefined);
      assert.deepEqual(await store.jobs.counts(), { waiting: 1, running: 0, done: 1, dead: 0 });
      const [done] = await store.jobs.lastDone();
      assert.deepEqual([done?.key, done?.result, done?.ended, done?.due], ['a', { n: 1 }, at(6), undefined]);
    });

    test('a job and the rest of its transaction become true together, or neither', async (t) => {
      const store = await newDatabase(t).open();
      let rung = 0;
      const stop = store.jobs.onEnqueued(() => {
        rung += 1;
      });
      const failing = store.transaction(async (tx) => {
        assert.notEqual(await tx.enqueue(order('a'), at(0)), undefined);
        await tx.putSetting('featured', 'CB-1');
        throw new TypeError('half-way');
      });
      await assert.rejects(failing, /half-way/);
      assert.deepEqual([rung, await store.jobs.nextDue(['work'])], [0, undefined]);
      await store.transaction(async (tx) => {
        await tx.enqueue(order('a'), at(0));
        await tx.putSetting('featured', 'CB-1');
        assert.equal(await store.jobs.nextDue(['work']), undefined);
      });
      assert.deepEqual([rung, await store.jobs.nextDue(['work'])], [1, at(0)]);
      await store.jobs.enqueue(order('b'), at(0));
      stop();
      await store.jobs.enqueue(order('c'), at(0));
      assert.equal(rung, 2);
    });

    test('jobs are taken when they are due, earliest first, those of one time in their order', async (t) => {
      const store = await newDatabase(t).open();
      for (const [key, due] of [
        ['late', 20],
        ['b', 5],
        ['c', 5],
        ['a', 1],
      ] as const)
        await store.jobs.enqueue(order(key, due), at(0));
      await store.jobs.enqueue(order('not asked for', 0, 'other'), at(0));
      assert.equal(await store.jobs.nextDue(['work']), at(1));
      assert.deepEqual(await take(store, 0), []);
      const taken = [await takeOne(store, 10), await takeOne(store, 10), await takeOne(store, 10)];
      assert.deepEqual(keys(taken), ['a', 'b', 'c']);
      assert.deepEqual(await take(store, 10), []);
      assert.equal(await store.jobs.nextDue(['work']), at(20));
      assert.deepEqual(
        keys(await take(store, 20, { kinds: ['work', 'other'], limit: 2 })),
        ['late', 'not asked for'].sort(),
      );
    });

    test('a lease that ran out frees the job, and its late holder can neither finish nor change it', async (t) => {
      const store = await newDatabase(t).open();
      await store.jobs.enqueue(order('a'), at(0));
      const late = await takeOne(store, 0);
      assert.equal(await store.jobs.prolong(late, at(lease + 10)), true);
      assert.deepEqual(await take(store, lease + 5), []);
      const next = await takeOne(store, lease + 10);
      assert.deepEqual([next.id, next.attempts], [late.id, 2]);
      let effects = 0;
      const effect = async () => {
        effects += 1;
      };
      const attempts = [
        await store.jobs.finish(late, at(99), { effect }),
        await store.jobs.finish(late, at(99), { result: 'late' }),
        await store.jobs.fail(late, at(99), failure),
        await store.jobs.prolong(late, at(999)),
        await store.jobs.handBack(late, at(99)),
      ];
      assert.deepEqual(attempts, [false, false, false, false, false]);
      assert.equal(effects, 0);
      assert.equal(await store.jobs.finish(next, at(99), { effect }), true);
      assert.equal(await store.jobs.finish(next, at(100), { effect }), false);
      assert.equal(effects, 1);
    });

    test('a late holder whose job nobody took yet may still finish', async (t) => {
      const store = await newDatabase(t).open();
      await store.jobs.enqueue(order('a'), at(0));
      assert.equal(await store.jobs.finish(await takeOne(store, 0), at(9 * lease), { result: 1 }), true);
    });

    test('the writes of a job and its end are one: when they fail, the job is still held and nothing happened', async (t) => {
      const store = await newDatabase(t).open();
      await store.jobs.enqueue(order('a'), at(0));
      const job = await takeOne(store, 0);
      const failing = store.jobs.finish(job, at(1), {
        effect: async (tx) => {
          await tx.putSetting('featured', 'CB-1');
          await tx.enqueue(order('b'), at(1));
          throw new TypeError('half-way');
        },
      });
      await assert.rejects(failing, /half-way/);
      assert.deepEqual([await store.setting('featured'), (await store.jobs.counts()).waiting], [undefined, 0]);
      const effect = async (tx: Parameters<Parameters<Store['transaction']>[0]>[0]) => {
        await tx.putSetting('featured', 'CB-2');
        return { chosen: 'CB-2' };
      };
      assert.equal(await store.jobs.finish(job, at(2), { effect }), true);
      assert.deepEqual(
        [await store.setting('featured'), (await store.jobs.lastDone())[0]?.result],
        ['CB-2', { chosen: 'CB-2' }],
      );
    });

    test('a failed job waits, is given up in the end, and lives again when somebody says so', async (t) => {
      const store = await newDatabase(t).open();
      const id = (await store.jobs.enqueue(order('a'), at(0))) ?? 0;
      assert.equal(await store.jobs.fail(await takeOne(store, 0), at(1), { ...failure, again: at(30) }), true);
      const [waiting] = await store.jobs.list('waiting', { limit: 9, offset: 0 });
      assert.deepEqual([waiting?.due, waiting?.attempts, waiting?.problem], [at(30), 1, failure.problem]);
      assert.deepEqual(await take(store, 29), []);
      assert.equal(await store.jobs.fail(await takeOne(store, 30), at(31), failure), true);
      const [dead] = await store.jobs.list('dead', { limit: 9, offset: 0 });
      assert.deepEqual([dead?.due, dead?.attempts, dead?.ended], [undefined, 2, at(31)]);
      assert.deepEqual(await take(store, 9999), []);
      assert.equal(await store.transaction((tx) => tx.retryJob(id, at(50))), true);
      const again = await takeOne(store, 50);
      assert.deepEqual([again.attempts, again.problem, again.ended], [1, undefined, undefined]);
      assert.equal(await store.transaction((tx) => tx.retryJob(id, at(51))), false);
      assert.equal(await store.transaction((tx) => tx.dropJob(id, at(51), 'why')), false);
    });

    test('a job whose workers vanish each time is given up', async (t) => {
      const store = await newDatabase(t).open();
      await store.jobs.enqueue(order('a'), at(0));
      for (let n = 0; n < jobRules.attempts; n += 1) assert.equal((await takeOne(store, n * lease)).attempts, n + 1);
      assert.deepEqual(await take(store, jobRules.attempts * lease), []);
      const [dead] = await store.jobs.list('dead', { limit: 9, offset: 0 });
      assert.deepEqual([dead?.key, dead?.problem?.code], ['a', 'lost']);
    });

    test('a job handed back is free at once, and the attempt does not count', async (t) => {
      const store = await newDatabase(t).open();
      await store.jobs.enqueue(order('a'), at(0));
      assert.equal(await store.jobs.handBack(await takeOne(store, 0), at(1)), true);
      assert.equal((await takeOne(store, 1)).attempts, 1);
    });

    test('a dropped job says why and is no result; done jobs are forgotten after a time, the others stay', async (t) => {
      const store = await newDatabase(t).open();
      const [a = 0] = [await store.jobs.enqueue(order('a'), at(0)), await store.jobs.enqueue(order('b'), at(0))];
      assert.equal(await store.transaction((tx) => tx.waitingJob('work')), a);
      assert.equal(await store.transaction((tx) => tx.dropJob(a, at(1), 'Not needed')), true);
      const dropped = await store.transaction((tx) => tx.job(a));
      assert.deepEqual([dropped?.state, dropped?.problem], ['done', { code: 'dropped', sentence: 'Not needed' }]);
      assert.deepEqual(await store.jobs.lastDone(), []);
      assert.equal(await store.transaction((tx) => tx.dropJob(9_999, at(1), 'x')), false);
      await store.jobs.finish(await takeOne(store, 5), at(6), { result: 1 });
      await store.jobs.enqueue(order('c'), at(7));
      assert.equal(await store.transaction((tx) => tx.forgetJobs(at(6))), 1);
      assert.deepEqual(await store.jobs.counts(), { waiting: 1, running: 0, done: 1, dead: 0 });
      const last = await store.jobs.enqueue(order('a'), at(8));
      assert.ok(last !== undefined && last > a + 2, 'a number was given twice');
    });

    test('sixteen takers over two connections share the jobs, each taken once', async (t) => {
      const database = newDatabase(t);
      const stores = [await database.open(), await database.open()] as const;
      for (let n = 0; n < 60; n += 1) await stores[0].jobs.enqueue(order(`${n}`), at(0));
      const taken: string[] = [];
      const taker = async (store: Store): Promise<void> => {
        for (;;) {
          const jobs = await take(store, 1, { limit: 2 });
          if (jobs.length === 0) return;
          taken.push(...keys(jobs));
          for (const job of jobs) assert.equal(await store.jobs.finish(job, at(2), { result: null }), true);
        }
      };
      await Promise.all(Array.from({ length: 16 }, (_, n) => taker(stores[n % 2 === 0 ? 0 : 1])));
      assert.deepEqual([taken.length, new Set(taken).size], [60, 60]);
      assert.deepEqual(await stores[1].jobs.counts(), { waiting: 0, running: 0, done: 60, dead: 0 });
    });
  });
}
