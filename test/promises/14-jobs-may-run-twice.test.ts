import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as settle } from 'node:timers/promises';
import type { Store } from '../../src/core/ports.ts';
import { engines } from '../world/engines.ts';
import { figure, randomFrom, shortOrLong } from '../world/figures.ts';
import { ledgerOf } from '../world/job-ledger.ts';
import type { Told } from '../world/job-schedules.ts';
import { startNode } from '../world/process.ts';

const PROMISE = '14-jobs-may-run-twice';
const SCHEDULES = shortOrLong(1_000, 10_000);
const JOBS = 300;
const KILLS = shortOrLong(5, 50);
const child = (name: string): string => join(import.meta.dirname, 'child', `${name}.ts`);

// Where Linux keeps files in memory: nothing is to survive this test, and there are very many writes.
const MEMORY = '/dev/shm';

async function runSchedules(t: TestContext, schedules: number, more: readonly string[]): Promise<Told> {
  const directory = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'casebook-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const path = join(directory, 'casebook.db');
  const { ended, lines, errors } = startNode([child('run-schedules'), path, String(schedules), ...more]);
  assert.equal(await ended, 0, errors.join('\n'));
  return JSON.parse(lines[0] ?? '') as Told;
}

test(`${PROMISE}: schedules of kills, freezes and retries end as a clean run does`, async (t) => {
  const seed = Math.floor(Math.random() * 1e6);
  console.log(`seed ${seed}`);
  const half = SCHEDULES / 2;
  const told = await Promise.all([seed, seed + half].map((from) => runSchedules(t, half, [String(from)])));
  assert.deepEqual(
    told.flatMap(({ different }) => different),
    [],
  );
  const sum = (what: (one: Told) => number): number => told.reduce((total, one) => total + what(one), 0);
  const [kills, freezes, again] = [sum((one) => one.kills), sum((one) => one.freezes), sum((one) => one.again)];
  assert.equal(
    sum((one) => one.schedules),
    SCHEDULES,
  );
  assert.ok(kills > SCHEDULES && freezes > SCHEDULES / 10 && again > SCHEDULES, `${kills}, ${freezes}, ${again}`);
  const longest = Math.max(...told.map((one) => one.longest));
  assert.ok(longest <= 60, `a job that was due was not taken for ${longest} s`);
  const rough = `${kills} processes killed, ${freezes} frozen, ${again} attempts repeated`;
  figure(PROMISE, `${SCHEDULES} schedules: ${rough}, 0 effects done twice or never`);
});

test(`${PROMISE}: planted fault: an effect outside the transaction that ends the job is found`, async (t) => {
  const { different } = await runSchedules(t, 60, ['1', 'two-steps']);
  assert.match(different.join('\n'), /done twice/);
});

const orderJobs = async (store: Store, random: () => number): Promise<void> => {
  const due = '2026-01-01T00:00:00.000Z';
  await store.transaction(async (tx) => {
    for (let n = 0; n < JOBS; n += 1) {
      const key = `job ${n}`;
      await tx.enqueue({ kind: 'work', key, due, payload: { key, seconds: Math.floor(random() * 12) } }, due);
    }
  });
};

for (const { name, skip, newDatabase } of engines) {
  test(`${PROMISE}: sixteen takers in two processes, killed again and again, on ${name}`, { skip }, async (t) => {
    const database = newDatabase(t);
    const [store, address] = [await database.open(), await database.address()];
    const random = randomFrom(Math.floor(Math.random() * 1e6));
    await orderJobs(store, random);
    const began = String(Date.now());
    const start = () => startNode([child('run-jobs'), address, began]);
    const processes = [start(), start()];
    t.after(() => processes.forEach((one) => void one.child.kill('SIGKILL')));
    let met = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const victim = processes[kill % 2] ?? assert.fail();
      await victim.line(/^ready/);
      await settle(random() * 200);
      met += (await store.jobs.counts()).running > 0 ? 1 : 0;
      victim.child.kill('SIGKILL');
      await victim.ended;
      assert.deepEqual(victim.errors, [], 'a process stopped by itself');
      processes[kill % 2] = start();
    }
    for (let n = 0; (await store.jobs.counts()).done < JOBS; n += 1) {
      assert.ok(n < 600, JSON.stringify(await store.jobs.counts()));
      await settle(50);
    }
    const ledger = await ledgerOf(store);
    const wrong = [...ledger].filter(([, times]) => times !== 1);
    assert.deepEqual([ledger.size, wrong], [JOBS, []]);
    assert.ok(met > 0, 'no kill met a running job');
    const jobs = await store.jobs.list('done', { limit: JOBS, offset: 0 });
    const again = jobs.reduce((total, job) => total + job.attempts - 1, 0);
    figure(PROMISE, `${name}: ${JOBS} jobs by 16 takers, ${KILLS} kill -9, ${again} taken again, each effect once`);
  });
}
