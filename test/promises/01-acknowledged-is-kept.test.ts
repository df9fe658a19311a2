import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { temporaryDirectory } from '../world/fake-world.ts';
import { figure, quantile, randomFrom, shortOrLong } from '../world/figures.ts';
import { brokenLaws, countIn } from '../world/invariants.ts';
import { startNode } from '../world/process.ts';

const PROMISE = '01-acknowledged-is-kept';
const CYCLES = shortOrLong(25, 200);
const READY_MS = 2_000;
// How long a writer lives at most; 25 of them acknowledge 25,000 writes on two busy cores, more on quiet ones.
const LONGEST_MS = 4_000;
const writer = join(import.meta.dirname, 'child', 'write-until-killed.ts');
const settle = (ms: number): Promise<void> => new Promise((wait) => setTimeout(wait, ms));

type Cycle = { readonly path: string; readonly seed: number; readonly mode?: string };

// Lets a writer work on the database and kills it at a random instant: half of the times while it starts.
async function killOnce({ path, seed, mode = '' }: Cycle): Promise<readonly string[]> {
  const random = randomFrom(seed);
  const running = startNode([writer, path, String(seed), mode]);
  if (random() < 0.25) await settle(random() * 700);
  else {
    await running.line(/^ready/);
    await settle(random() * LONGEST_MS);
  }
  running.child.kill('SIGKILL');
  await running.ended;
  assert.deepEqual(running.errors, [], 'the writer stopped by itself');
  return running.lines.filter((line) => line.startsWith('ack '));
}

// Opens the database as the program does after a crash and looks for every acknowledged write.
async function missing(path: string, acks: readonly string[]): Promise<{ lost: readonly string[]; readyMs: number }> {
  const from = performance.now();
  const store = openSqlite(path);
  await store.sequence();
  const readyMs = performance.now() - from;
  const lost: string[] = [];
  for (const line of acks.flatMap((ack) => JSON.parse(ack.slice('ack '.length)) as string[])) {
    const [id = '', number = ''] = line.split(' ');
    const kept =
      number === 'draft'
        ? ((await store.draft(id)) ?? (await store.revision(id, 1)))
        : await store.revision(id, Number(number));
    if (!kept) lost.push(line);
  }
  await store.close();
  return { lost, readyMs };
}

test(`${PROMISE}: nothing acknowledged is lost when the process is killed`, async (t) => {
  const path = join(temporaryDirectory(t), 'casebook.db');
  const seed = Math.floor(Math.random() * 1e6);
  console.log(`seed ${seed}`);
  const all: string[] = [];
  const ready: number[] = [];
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    const acks = await killOnce({ path, seed: seed + cycle });
    all.push(...acks);
    const { lost, readyMs } = await missing(path, acks);
    ready.push(readyMs);
    assert.deepEqual(lost, [], `cycle ${cycle}, seed ${seed}`);
    assert.deepEqual(brokenLaws(path), [], `cycle ${cycle}, seed ${seed}`);
    assert.ok(readyMs <= READY_MS, `ready again only after ${readyMs} ms`);
  }
  const { lost } = await missing(path, all);
  assert.deepEqual(lost, [], 'a later crash took an earlier write along');
  assert.ok(all.length > CYCLES, `only ${all.length} writes were acknowledged: the test saw nothing`);
  const done = countIn(path, `select count(*) from audit where outcome = 'done'`);
  assert.ok(done >= all.length, `${all.length} acknowledged, ${done} in the audit`);
  const worst = Math.round(quantile(ready, 1));
  const writes = all.flatMap((ack) => JSON.parse(ack.slice('ack '.length)) as string[]).length;
  figure(
    PROMISE,
    `${CYCLES} kills, ${writes} writes acknowledged in ${all.length} transactions, 0 lost, ready again in ${worst} ms at most`,
  );
});

test(`${PROMISE}: planted fault: acknowledging before the commit is found`, async (t) => {
  const path = join(temporaryDirectory(t), 'casebook.db');
  for (let seed = 1; seed <= 25; seed += 1) {
    const { lost } = await missing(path, await killOnce({ path, seed, mode: 'before-commit' }));
    if (lost.length > 0) return;
  }
  assert.fail('25 kills, and no write that was acknowledged too early was lost');
});

test(`${PROMISE}: planted fault: half a transaction is found`, async (t) => {
  const path = join(temporaryDirectory(t), 'casebook.db');
  let seed = 1;
  do {
    await missing(path, await killOnce({ path, seed }));
    seed += 1;
  } while (countIn(path, 'select count(*) from card') < 3);
  assert.deepEqual(brokenLaws(path), []);
  const half = (sql: string): readonly string[] => {
    const db = new DatabaseSync(path);
    db.exec(`begin; ${sql};`);
    db.exec('commit');
    db.close();
    return brokenLaws(path);
  };
  assert.match(half(`delete from card where docid = (select min(docid) from card)`).join(), /not in the lists/);
  assert.match(half(`delete from revision where rowid = (select max(rowid) from revision)`).join(), /newest revision/);
});
