import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as settle } from 'node:timers/promises';
import { acksIn, missing, writesIn } from '../world/acknowledged.ts';
import { type Engine, testOverEngines } from '../world/engines.ts';
import { figure, quantile, randomFrom, shortOrLong } from '../world/figures.ts';
import { brokenLaws, countIn } from '../world/invariants.ts';
import { startNode } from '../world/process.ts';
import { rawRows } from '../world/raw-rows.ts';

const PROMISE = '01-acknowledged-is-kept';
const cycles = { sqlite: shortOrLong(25, 200), postgres: shortOrLong(8, 100) };
const READY_MS = 2_000;
// How long a writer lives at most; 25 of them acknowledge 25,000 writes on two busy cores, more on quiet ones.
const longestMs = { sqlite: 4_000, postgres: 2_000 };
const writer = join(import.meta.dirname, 'child', 'write-until-killed.ts');

type Cycle = {
  readonly engine: Engine;
  readonly address: string;
  readonly seed: number;
  readonly mode?: string;
};

// Lets a writer work on the database and kills it at a random instant: half of the times while it starts.
async function killOnce({ engine, address, seed, mode = '' }: Cycle): Promise<readonly string[]> {
  const random = randomFrom(seed);
  const running = startNode([writer, address, String(seed), mode]);
  if (random() < 0.25) await settle(random() * 700);
  else {
    await running.line(/^ready/);
    await settle(random() * longestMs[engine.name]);
  }
  running.child.kill('SIGKILL');
  await running.ended;
  assert.deepEqual(running.errors, [], 'the writer stopped by itself');
  return acksIn(running.lines);
}

testOverEngines(`${PROMISE}: nothing acknowledged is lost when the process is killed`, async (t, engine) => {
  const address = await engine.newDatabase(t).address();
  const seed = Math.floor(Math.random() * 1e6);
  console.log(`seed ${seed}`);
  const all: string[] = [];
  const ready: number[] = [];
  for (let cycle = 0; cycle < cycles[engine.name]; cycle += 1) {
    const acks = await killOnce({ engine, address, seed: seed + cycle });
    all.push(...acks);
    const { lost, readyMs } = await missing(address, acks);
    ready.push(readyMs);
    assert.deepEqual(lost, [], `cycle ${cycle}, seed ${seed}`);
    assert.deepEqual(await brokenLaws(address), [], `cycle ${cycle}, seed ${seed}`);
    assert.ok(readyMs <= READY_MS, `ready again only after ${readyMs} ms`);
  }
  const { lost } = await missing(address, all);
  assert.deepEqual(lost, [], 'a later crash took an earlier write along');
  assert.ok(all.length > cycles[engine.name], `only ${all.length} writes were acknowledged: the test saw nothing`);
  const done = await countIn(address, `select count(*) from audit where outcome = 'done'`);
  assert.ok(done >= all.length, `${all.length} acknowledged, ${done} in the audit`);
  const worst = Math.round(quantile(ready, 1));
  const writes = writesIn(all).length;
  figure(
    PROMISE,
    `${engine.name}: ${cycles[engine.name]} kills, ${writes} writes acknowledged in ${all.length} transactions, 0 lost, ready again in ${worst} ms at most`,
  );
});

testOverEngines(`${PROMISE}: planted fault: acknowledging before the commit is found`, async (t, engine) => {
  const address = await engine.newDatabase(t).address();
  for (let seed = 1; seed <= 25; seed += 1) {
    const { lost } = await missing(address, await killOnce({ engine, address, seed, mode: 'before-commit' }));
    if (lost.length > 0) return;
  }
  assert.fail('25 kills, and no write that was acknowledged too early was lost');
});

testOverEngines(`${PROMISE}: planted fault: half a transaction is found`, async (t, engine) => {
  const address = await engine.newDatabase(t).address();
  let seed = 1;
  do {
    await missing(address, await killOnce({ engine, address, seed }));
    seed += 1;
  } while ((await countIn(address, 'select count(*) from card')) < 3);
  assert.deepEqual(await brokenLaws(address), []);
  const half = async (sql: string): Promise<string> => {
    await rawRows(address, sql);
    return (await brokenLaws(address)).join();
  };
  assert.match(await half(`delete from card where docid = (select min(docid) from card)`), /not in the lists/);
  assert.match(await half(`delete from revision where seq = (select max(seq) from revision)`), /newest revision/);
});
