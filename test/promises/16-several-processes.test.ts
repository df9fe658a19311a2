import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { keeper } from '../../src/core/policy.ts';
import type { Store } from '../../src/core/ports.ts';
import { rebuild } from '../../src/editorial/rebuild.ts';
import { takeIn } from '../../src/editorial/take-in.ts';
import { makeApp } from '../../src/web/app.ts';
import { CROWD, takeCrowdIn } from '../world/crowd.ts';
import { postgres } from '../world/engines.ts';
import { done, fakeWorld } from '../world/fake-world.ts';
import { figure, shortOrLong } from '../world/figures.ts';
import { brokenLaws, countIn } from '../world/invariants.ts';
import { manyArrivals } from '../world/many-arrivals.ts';
import { environmentOf, root, type Served, serveCasebook, startNode } from '../world/process.ts';
import { rawRows } from '../world/raw-rows.ts';

const PROMISE = '16-several-processes';
const LOAD_MS = shortOrLong(8_000, 60_000);
const REBUILDS = shortOrLong(2, 6);
const TIDIES = shortOrLong(60, 600);
// A busy machine takes longer to do enough.
const LEAST_EDITS = 20;
const ORDERED = 'ordered';
const MORE = 100;
const able = { skip: postgres.skip } as const;
const main = join(root, 'src', 'main.ts');
const editor = join(import.meta.dirname, 'child', 'edit-records.ts');

type Ask = (address: string) => Promise<{ readonly status: number; readonly text: string }>;

async function furnish(store: Store): Promise<void> {
  const world = fakeWorld(store);
  await takeCrowdIn(world);
  for (const arrival of manyArrivals(MORE)) await done(world, takeIn, arrival);
}

async function startAll(t: TestContext, database: string) {
  const env = environmentOf(database);
  const serving = [1, 2].map(() => serveCasebook('serve', database));
  const working = [1, 2].map(() => startNode([main, 'work'], { env }));
  t.after(() => {
    for (const { child } of working) child.kill('SIGKILL');
  });
  const served = await Promise.all(serving);
  for (const { stop } of served) t.after(stop);
  for (const { line } of working) await line(/works at the jobs/);
  return { served, working };
}

function through({ address: own }: Served): Ask {
  return async (address) => {
    const answer = await fetch(own + address);
    return { status: answer.status, text: await answer.text() };
  };
}

// Asks for what was written as soon as its writer was told; returns the writes that a page did not show.
function readAlong(t: TestContext, lines: () => readonly string[], asks: readonly Ask[]) {
  let isOn = true;
  let read = 0;
  const late: string[] = [];
  const loop = (async (): Promise<void> => {
    for (; isOn; await pause(5)) {
      for (const line of lines().slice(read)) {
        read += 1;
        const { id, mark, outcome } = JSON.parse(line) as Record<string, string>;
        if (outcome !== 'done') continue;
        const { text } = (await asks[read % asks.length]?.(`/records/${id}.json`)) ?? {};
        if (!text?.includes(`"${mark}"`)) late.push(`${id} ${mark}`);
      }
    }
  })();
  t.after(() => {
    isOn = false;
  });
  const stop = async (): Promise<{ readonly late: readonly string[]; readonly read: number }> => {
    isOn = false;
    await loop;
    return { late, read };
  };
  return { stop };
}

const kindsOfPages = [
  (n: number): string => `/records/CB-${1 + ((n * 7) % (CROWD + MORE))}`,
  (n: number): string => `/records?q=the+-zz${n}`,
  (n: number): string => `/records.json?q=case+${n % CROWD}`,
  (): string => '/',
  (n: number): string => `/records/CB-${1 + (n % CROWD)}/history`,
  (): string => '/statistics',
];

type Read = { readonly pages: number; readonly errors: readonly string[] };

async function readWithoutEnd(ask: Ask, isOn: () => boolean, turn: number): Promise<Read> {
  const errors: string[] = [];
  let pages = 0;
  for (; isOn(); pages += 1) {
    const n = turn + 3 * pages;
    const address = kindsOfPages[n % kindsOfPages.length]?.(n) ?? '/';
    const { status, text } = await ask(address);
    if (status !== 200)
      errors.push(`${address}: ${status} ${/<h1>.*|"sentence.*/.exec(text)?.[0] ?? text.slice(0, 300)}`);
  }
  return { pages, errors };
}

async function enqueue(store: Store, kind: string, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const due = '2026-01-01T00:00:00.000Z';
    await store.jobs.enqueue({ kind, key: `${ORDERED}-${n}`, due }, due);
    await pause(LOAD_MS / 2 / count);
  }
}

// Every end of a job is noted by the database itself, whoever brings it about.
const NOTE_ENDS = [
  'create table job_end (id bigint)',
  `create function note_end() returns trigger language plpgsql as
    $$ begin insert into job_end values (new.id); return new; end $$`,
  `create trigger job_ends after update on job for each row 
    when (new.state = 'done' and old.state <> 'done') execute function note_end()`,
];

async function doubleEffects(address: string): Promise<readonly string[]> {
  const rebuilds = await countIn(address, `select count(*) from audit where action = 'rebuild' and outcome = 'done'`);
  const wanted = await countIn(address, `select count(*) from job where kind = 'rebuild'`);
  const twice = await countIn(address, 'select count(*) - count(distinct id) from job_end');
  return [
    ...(rebuilds === wanted ? [] : [`${rebuilds} rebuilds of ${wanted}`]),
    ...(twice === 0 ? [] : [`${twice} jobs ended twice`]),
  ];
}

// The nightly jobs wait for their night.
async function untilDone(store: Store): Promise<void> {
  for (const end = performance.now() + 60_000; performance.now() < end; await pause(100)) {
    const { running, dead } = await store.jobs.counts();
    assert.equal(dead, 0);
    const waiting = await store.jobs.list('waiting', { limit: 5, offset: 0 });
    if (running === 0 && waiting.every(({ key }) => !key.startsWith(ORDERED))) return;
  }
  assert.fail('the jobs were not done');
}

test(`${PROMISE}: two that serve and two that work share a database without an error`, able, async (t) => {
  const database = postgres.newDatabase(t);
  const [store, address] = [await database.open(), await database.address()];
  await furnish(store);
  await rawRows(address, ...NOTE_ENDS);
  const { served, working } = await startAll(t, address);
  const asks = served.map(through);
  // The first pages and searches wait for the threads to start.
  for (const ask of asks) for (const make of kindsOfPages) await ask(make(0));
  const editing = startNode([editor, address, '0', '2', '1000000', '1']);
  t.after(() => editing.child.kill('SIGKILL'));
  const along = readAlong(t, () => editing.lines, asks);
  await editing.line(/"done"/);
  const [end, latest] = [LOAD_MS, 8 * LOAD_MS].map((ms) => performance.now() + ms) as [number, number];
  const isOn = (): boolean => performance.now() < (editing.lines.length < LEAST_EDITS ? latest : end);
  const reading = [0, 1, 2, 3].map((n) => readWithoutEnd(asks[n % 2] as Ask, isOn, n));
  await Promise.all([enqueue(store, 'rebuild', REBUILDS), enqueue(store, 'tidy', TIDIES)]);
  const readers = await Promise.all(reading);
  assert.equal(editing.child.exitCode, null, editing.errors.join('\n'));
  editing.child.kill('SIGKILL');
  await editing.ended;
  const { late, read } = await along.stop();
  await untilDone(store);
  for (const { running, stop } of served) {
    await stop();
    assert.deepEqual(running.errors, []);
  }
  for (const { child, ended, errors } of working) {
    child.kill('SIGTERM');
    assert.deepEqual([await ended, errors], [0, []]);
  }
  assert.deepEqual(
    readers.flatMap(({ errors }) => errors),
    [],
  );
  assert.deepEqual(late, [], 'a page did not show what its writer had been told was written');
  assert.deepEqual(await doubleEffects(address), []);
  assert.deepEqual(await brokenLaws(address), []);
  assert.ok(read >= LEAST_EDITS, `only ${read} edits`);
  figure(
    PROMISE,
    `${LOAD_MS / 1_000} s: ${readers.reduce((sum, { pages }) => sum + pages, 0)} pages and searches, 0 errors; ${read} edits, each on the next page (${editing.errors.length} waited too long for their turn and were sent again); ${REBUILDS + TIDIES} jobs, 0 done twice`,
  );
});

test(
  `${PROMISE}: planted faults: pages behind the writes, and workers that do not take what they do, are found`,
  able,
  async (t) => {
    const database = postgres.newDatabase(t);
    const [store, address] = [await database.open(), await database.address()];
    await furnish(store);
    const first = await store.sequence();
    const app = makeApp(fakeWorld({ ...store, sequence: async () => first }));
    const frozen: Ask = async (path) => {
      const answer = await app.request(path);
      return { status: answer.status, text: await answer.text() };
    };
    for (let n = 1; n <= CROWD; n += 1) await frozen(`/records/CB-${n}.json`);
    const editing = startNode([editor, address, '0', '2', '10', '1']);
    const along = readAlong(t, () => editing.lines, [frozen]);
    assert.equal(await editing.ended, 0, editing.errors.join('\n'));
    await pause(100);
    assert.notDeepEqual((await along.stop()).late, []);

    await rawRows(address, ...NOTE_ENDS);
    await enqueue(store, 'rebuild', 1);
    await Promise.all([1, 2].map(() => rebuild.perform(fakeWorld(store), keeper, {})));
    assert.match((await doubleEffects(address)).join(), /2 rebuilds of 1/);
  },
);
