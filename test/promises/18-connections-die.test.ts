import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { acksIn, missing, writesIn } from '../world/acknowledged.ts';
import { postgres } from '../world/engines.ts';
import { figure, quantile, randomFrom, shortOrLong } from '../world/figures.ts';
import { brokenLaws } from '../world/invariants.ts';
import { ownServer } from '../world/own-postgres.ts';
import { createDatabase, onPostgres } from '../world/postgres-database.ts';
import { type Running, startNode } from '../world/process.ts';

const PROMISE = '18-connections-die';
const CUT_MS = shortOrLong(5_000, 60_000);
const KILLS = shortOrLong(2, 20);
const PATIENCE_MS = 30_000;
const PLANTED_ROUNDS = 12;
const able = { skip: postgres.skip } as const;
const writer = join(import.meta.dirname, 'child', 'write-until-killed.ts');
const CUT = `select pg_terminate_backend(pid) from pg_stat_activity
  where backend_type = 'client backend' and datname = current_database() and pid <> pg_backend_pid() and random() < 0.5`;

const awaysIn = (lines: readonly string[]): number => lines.filter((line) => line === 'away').length;

// Milliseconds until the same process, never started again, acknowledges something new.
async function untilNextAck(running: Running): Promise<number> {
  const [from, before] = [performance.now(), acksIn(running.lines).length];
  while (acksIn(running.lines).length === before) {
    assert.ok(performance.now() - from < PATIENCE_MS, 'the writer did not recover');
    assert.equal(running.child.exitCode, null, running.errors.join('\n'));
    await pause(5);
  }
  return performance.now() - from;
}

async function endWriter(running: Running): Promise<readonly string[]> {
  running.child.kill('SIGKILL');
  await running.ended;
  assert.deepEqual(running.errors, [], 'the writer stopped by itself');
  return acksIn(running.lines);
}

// A writer works while half of the connections are ended at a time, again and again.
async function writeWhileCut(t: TestContext, { seed, mode, ms }: { seed: number; mode: string; ms: number }) {
  const random = randomFrom(seed);
  const address = await postgres.newDatabase(t).address();
  const running = startNode([writer, address, String(seed), mode]);
  await running.line(/^ack/);
  let cut = 0;
  for (const end = performance.now() + ms; performance.now() < end; await pause(random() * 200)) {
    cut += (await onPostgres(address, CUT)).length;
  }
  await untilNextAck(running);
  const acks = await endWriter(running);
  return { address, acks, cut, aways: awaysIn(running.lines) };
}

test(
  `${PROMISE}: connections that are ended under load cost no acknowledged write, and none is made twice`,
  able,
  async (t) => {
    const seed = Math.floor(Math.random() * 1e6);
    console.log(`seed ${seed}`);
    const { address, acks, cut, aways } = await writeWhileCut(t, { seed, mode: 'patient', ms: CUT_MS });
    assert.deepEqual((await missing(address, acks)).lost, [], `seed ${seed}`);
    assert.deepEqual(await brokenLaws(address), [], `seed ${seed}`);
    assert.ok(aways > 0 && acks.length > 0, `${aways} times away, ${acks.length} acknowledged: the test saw nothing`);
    figure(
      PROMISE,
      `${cut} connections ended, ${writesIn(acks).length} writes acknowledged, ${aways} answered with 503, 0 lost, 0 twice`,
    );
  },
);

test(`${PROMISE}: planted fault: a writer that takes no answer for a good one is found`, able, async (t) => {
  // Whether one cut meets an open transaction is luck; that none of many does is not.
  for (let seed = 1; seed <= PLANTED_ROUNDS; seed += 1) {
    const { address, acks } = await writeWhileCut(t, { seed, mode: 'hopeful', ms: 3_000 });
    if ((await missing(address, acks)).lost.length > 0) return;
  }
  assert.fail(`nothing was found lost in ${PLANTED_ROUNDS} rounds`);
});

test(`${PROMISE}: planted fault: a write that was made twice is found`, able, async (t) => {
  const address = await postgres.newDatabase(t).address();
  const running = startNode([writer, address, '1', 'patient']);
  for (let n = 0; n < 5; n += 1) await untilNextAck(running);
  await endWriter(running);
  assert.deepEqual(await brokenLaws(address), []);
  await onPostgres(
    address,
    `insert into revision select id, number + 1, seq + 1000000, time, state, reason, credit, canonical, salt, commitment
      from revision where seq = (select max(seq) from revision)`,
  );
  assert.match((await brokenLaws(address)).join(), /a change was made twice/);
});

test(
  `${PROMISE}: a server that is killed under load loses nothing, and the writer goes on by itself`,
  able,
  async (t) => {
    const seed = Math.floor(Math.random() * 1e6);
    console.log(`seed ${seed}`);
    const random = randomFrom(seed);
    const server = await ownServer(t);
    const address = await createDatabase(server.now().admin);
    const running = startNode([writer, address, String(seed), 'patient']);
    t.after(() => running.child.kill('SIGKILL'));
    await running.line(/^ack/);
    const back: number[] = [];
    for (let n = 0; n < KILLS; n += 1) {
      await pause(random() * 1_000);
      await server.kill();
      await pause(random() * 300);
      await server.again();
      back.push(await untilNextAck(running));
    }
    const acks = await endWriter(running);
    assert.deepEqual((await missing(address, acks)).lost, [], `seed ${seed}`);
    assert.deepEqual(await brokenLaws(address), [], `seed ${seed}`);
    assert.ok(awaysIn(running.lines) > 0);
    figure(
      PROMISE,
      `server killed ${KILLS} times, ${writesIn(acks).length} writes acknowledged, 0 lost, 0 twice, the next ${Math.round(quantile(back, 1))} ms after it was back at most`,
    );
  },
);
