import assert from 'node:assert/strict';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { migrations } from '../../src/store/postgres/migrations/migrations.ts';
import { acksIn, missing } from '../world/acknowledged.ts';
import { copiedHouse } from '../world/copied-house.ts';
import { postgres } from '../world/engines.ts';
import { figure } from '../world/figures.ts';
import { brokenLaws, countIn } from '../world/invariants.ts';
import { onPostgres, temporaryDatabase } from '../world/postgres-database.ts';
import { type Running, root, serveWith, startNode } from '../world/process.ts';

const PROMISE = '21-upgrade-while-serving';
const able = { skip: postgres.skip } as const;
const writer = join(import.meta.dirname, 'child', 'write-until-killed.ts');
const engine = join('src', 'store', 'postgres');
const PATIENCE_MS = 30_000;
const SLOW = 'select pg_sleep(1)';
const NEXT = `alter table document add column next_note text collate "C"; create index next_place on card (id);
  create table next_table (id text collate "C" primary key); ${SLOW}`;

function change(file: string, from: RegExp, to: string): void {
  const text = readFileSync(file, 'utf8');
  assert.match(text, from);
  writeFileSync(
    file,
    text.replace(from, () => to),
  );
}

// The next version of the program: this one with a step more; `sabotage` changes how it goes about it.
function nextVersion(t: TestContext, step: string, sabotage?: readonly [RegExp, string]): string {
  const house = copiedHouse(t, []);
  symlinkSync(join(root, 'collection'), join(house, 'collection'));
  change(join(house, engine, 'migrations', 'migrations.ts'), /\];\s*$/, `, ${JSON.stringify(step)}];\n`);
  if (sabotage) change(join(house, engine, 'migrate.ts'), ...sabotage);
  return house;
}

function startThere(t: TestContext, house: string, database: string): Running {
  const env = { DATABASE_URL: database, PORT: '0', HOST: '127.0.0.1', CASEBOOK_WORK: 'off' };
  const running = startNode([join(house, 'src', 'main.ts'), 'start'], { env, cwd: house });
  t.after(async () => {
    running.child.kill('SIGKILL');
    await running.ended;
  });
  return running;
}

const isServing = (running: Running): Promise<unknown> => running.line(/ is open at /);

async function untilTrue(what: string, look: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; !(await look()); await pause(10)) {
    assert.ok(performance.now() < end, `${what} did not come about`);
  }
}

const versionsIn = (address: string) => onPostgres(address, 'select version from casebook_version');

// Many start at once where there is nothing yet; returns what went wrong.
async function startTogether(t: TestContext, sabotage?: readonly [RegExp, string]): Promise<readonly string[]> {
  const house = nextVersion(t, SLOW, sabotage);
  const address = await temporaryDatabase(t);
  const running = [1, 2].map(() => startThere(t, house, address));
  const started = await Promise.all(running.map((one) => isServing(one).then(() => '', String)));
  const failed = started.filter((problem) => problem !== '');
  if (failed.length > 0) return failed;
  assert.deepEqual(await versionsIn(address), [{ version: migrations.length + 1 }]);
  return brokenLaws(address);
}

test(
  `${PROMISE}: of processes that start at once on an empty database one makes the tables, and all work`,
  able,
  async (t) => {
    assert.deepEqual(await startTogether(t), []);
  },
);

test(`${PROMISE}: planted fault: a migration without the lock is found`, able, async (t) => {
  const found = await startTogether(t, [/; select pg_advisory_xact_lock\(\$\{PUBLISHING_LOCK\}\)/, '']);
  assert.match(found.join(), /already exists|duplicate key|another program is writing/i);
});

// A process is killed while it changes tables; returns what is wrong once this version starts on what is left.
async function killHalfway(t: TestContext, sabotage?: readonly [RegExp, string]): Promise<string> {
  const address = await temporaryDatabase(t);
  const killed = startThere(t, nextVersion(t, NEXT, sabotage), address);
  const asked = `select count(*) from pg_stat_activity where datname = current_database() and state = 'active'
    and query like '%pg_sleep%' and pid <> pg_backend_pid()`;
  await untilTrue('the migration', async () => (await countIn(address, asked)) > 0);
  killed.child.kill('SIGKILL');
  await killed.ended;
  const again = startThere(t, root, address);
  const problem = await isServing(again).then(() => '', String);
  if (problem !== '') return `it does not start again: ${problem}`;
  assert.deepEqual(await versionsIn(address), [{ version: migrations.length }]);
  return (await brokenLaws(address)).join();
}

test(`${PROMISE}: after a migration that was killed half-way the next start works`, able, async (t) => {
  assert.equal(await killHalfway(t), '');
});

test(`${PROMISE}: planted fault: a migration outside a transaction is found`, able, async (t) => {
  assert.match(
    await killHalfway(t, [/begin; set local lock_timeout = '60s'/, "set lock_timeout = '60s'"]),
    /does not start again/,
  );
});

// The next version starts beside a writer and a server of this one; returns what these two have to say then.
async function upgrade(t: TestContext, step: string) {
  const address = await temporaryDatabase(t);
  const writing = startNode([writer, address, '1', '']);
  t.after(() => writing.child.kill('SIGKILL'));
  await writing.line(/^ack/);
  const here = await serveWith(startThere(t, root, address));
  const next = await serveWith(startThere(t, nextVersion(t, step), address));
  const before = acksIn(writing.lines).length;
  await untilTrue(
    'the next write',
    async () => acksIn(writing.lines).length > before + 5 || writing.child.exitCode !== null,
  );
  const ended = writing.child.exitCode !== null;
  writing.child.kill('SIGKILL');
  await writing.ended;
  const acks = acksIn(writing.lines);
  // The writer withdraws records too; and only the database knows what it did last before it was killed.
  const found = `select id from document where kind = 'record' and state = 'published' order by id desc limit 1`;
  const [head] = await onPostgres(address, found);
  const statuses = await Promise.all(
    [here, next].flatMap(({ address: own }) =>
      ['/', `/records/${head?.id}/history`, '/records?q=case'].map(async (path) => (await fetch(own + path)).status),
    ),
  );
  return { address, acks, ended, statuses: [...new Set(statuses)], during: acks.length - before };
}

test(
  `${PROMISE}: the version before goes on reading and writing while the next one changes the tables`,
  able,
  async (t) => {
    const { address, acks, ended, statuses, during } = await upgrade(t, NEXT);
    assert.deepEqual([ended, statuses], [false, [200]]);
    assert.deepEqual(await versionsIn(address), [{ version: migrations.length + 1 }]);
    await onPostgres(address, `update casebook_version set version = ${migrations.length}`);
    assert.deepEqual((await missing(address, acks)).lost, []);
    assert.deepEqual(await brokenLaws(address), []);
    figure(PROMISE, `2 starts at once, 1 migration; ${during} transactions of the version before after it, 0 errors`);
  },
);

test(`${PROMISE}: planted fault: a step that takes away what the version before needs is found`, able, async (t) => {
  const { ended, statuses } = await upgrade(t, 'alter table document rename column seq to next_seq');
  assert.ok(ended || statuses.includes(500), 'the version before did not notice');
});
