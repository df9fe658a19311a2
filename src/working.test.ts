import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as settle } from 'node:timers/promises';
import { engines } from '../test/world/engines.ts';
import { done, fakeWorld, temporaryWorld } from '../test/world/fake-world.ts';
import { type Running, root, serveWith, startNode } from '../test/world/process.ts';
import { recordOf } from '../test/world/records.ts';
import { indexed } from '../test/world/sealed.ts';
import { Refused } from './core/errors.ts';
import { rebuildLater } from './editorial/rebuild-later.ts';
import { makeKinds, nightlyOf } from './jobs/kinds.ts';
import { readSettings } from './settings.ts';
import { withJobsBeside, workUntilAskedToEnd } from './working.ts';

type Environment = Readonly<Record<string, string>>;
function begin(t: TestContext, command: string, env: Environment): Running {
  const running = startNode([join(root, 'src', 'main.ts'), command], { env: { PORT: '0', ...env } });
  t.after(async () => {
    running.child.kill('SIGKILL');
    await running.ended;
  });
  return running;
}

async function end(running: Running): Promise<void> {
  running.child.kill('SIGTERM');
  assert.equal(await running.ended, 0, running.errors.join('\n'));
  assert.deepEqual(running.errors, []);
}

// A collection with one record on either engine, and a rebuild that was ordered.
async function house(t: TestContext, engine: (typeof engines)[number]) {
  const database = engine.newDatabase(t);
  const store = await database.open();
  await indexed(store, [recordOf('CB-1')]);
  const address = await database.address();
  const place: Environment = engine.name === 'sqlite' ? { CASEBOOK_DATA: dirname(address) } : { DATABASE_URL: address };
  const env: Environment = { CASEBOOK_LOG: 'plain', ...place };
  const world = fakeWorld(store);
  await done(world, rebuildLater, {});
  const isDone = async (): Promise<void> => {
    for (let n = 0; (await store.jobs.lastDone()).length === 0; n += 1) {
      assert.ok(n < 600, 'the rebuild was not done');
      await settle(50);
    }
    assert.deepEqual((await store.jobs.lastDone())[0]?.result, { records: 1 });
  };
  return { world, store, env, isDone };
}

for (const engine of engines) {
  const { name, skip } = engine;
  test(`work does what waits and ends when asked, over ${name}`, { skip }, async (t) => {
    const { store, env, isDone } = await house(t, engine);
    const running = begin(t, 'work', env);
    await running.line(/^Casebook works/);
    await isDone();
    await end(running);
    // What is to be done in the coming night waits from now on.
    const waiting = nightlyOf(makeKinds()).length;
    assert.deepEqual(await store.jobs.counts(), { waiting, running: 0, done: 1, dead: 0 });
  });

  test(`serve does what waits on a thread beside its pages, over ${name}`, { skip }, async (t) => {
    const { env, isDone } = await house(t, engine);
    const running = begin(t, 'serve', env);
    const { address } = await serveWith(running);
    await isDone();
    assert.equal((await fetch(`${address}/records/CB-1`)).status, 200);
    await end(running);
  });
}

const threadsOf = ({ child }: Running): number => readdirSync(`/proc/${child.pid}/task`).length;
const noThreads = existsSync('/proc/self/task') ? false : 'this system does not list the threads of a process';

test('the thread of jobs ends when nothing is due, and another begins for the next job', {
  skip: noThreads,
}, async (t) => {
  const [engine] = engines;
  assert.ok(engine);
  const { world, store, env, isDone } = await house(t, engine);
  const running = begin(t, 'serve', env);
  await serveWith(running);
  await isDone();
  const before = threadsOf(running);
  for (let n = 0; threadsOf(running) >= before; n += 1) {
    assert.ok(n < 600, 'the thread did not end');
    await settle(50);
  }
  await done(world, rebuildLater, {});
  for (let n = 0; (await store.jobs.counts()).done < 2; n += 1) {
    assert.ok(n < 600, 'the second job was not done');
    await settle(50);
  }
  await end(running);
});

test('where it is switched off, nothing is done beside the pages', async (t) => {
  const { world } = temporaryWorld(t);
  const jobs = { ...world.store.jobs, onEnqueued: () => assert.fail('somebody listens for jobs') };
  let isServed = false;
  await withJobsBeside(
    { ...world, store: { ...world.store, jobs } },
    readSettings({ CASEBOOK_WORK: 'off' }),
    async () => {
      isServed = true;
    },
  );
  assert.equal(isServed, true);
});

test('a server that ends before its jobs began ends at once and cleanly', async (t) => {
  const { world } = temporaryWorld(t);
  await withJobsBeside(world, readSettings({}), async () => undefined);
  await assert.rejects(
    withJobsBeside(world, readSettings({}), () => Promise.reject(new RangeError('no port'))),
    /no port/,
  );
  assert.deepEqual(await world.store.jobs.counts(), { waiting: 0, running: 0, done: 0, dead: 0 });
});

test('a thread of jobs that cannot begin says so in the log, and what is in the front goes on', async (t) => {
  const { world } = temporaryWorld(t);
  const logged: string[] = [];
  const log = { info: () => undefined, error: (message: string) => void logged.push(message) };
  const before = process.env.CASEBOOK_DATA;
  process.env.CASEBOOK_DATA = join(root, 'no-collection-here');
  t.after(() => {
    if (before === undefined) delete process.env.CASEBOOK_DATA;
    else process.env.CASEBOOK_DATA = before;
  });
  await withJobsBeside({ ...world, log }, readSettings({}), async () => {
    for (let n = 0; logged.length === 0 && n < 600; n += 1) await settle(50);
  });
  assert.deepEqual(logged, ['The thread of jobs ended']);
});

test('a job that is ordered while the thread runs is done by it, and no other thread begins for nothing', async (t) => {
  const [engine] = engines;
  assert.ok(engine);
  const { world, store, env, isDone } = await house(t, engine);
  const before = process.env.CASEBOOK_DATA;
  process.env.CASEBOOK_DATA = env.CASEBOOK_DATA;
  let threads = 0;
  const count = (): void => {
    threads += 1;
  };
  process.on('worker', count);
  t.after(() => {
    process.off('worker', count);
    if (before === undefined) delete process.env.CASEBOOK_DATA;
    else process.env.CASEBOOK_DATA = before;
  });
  // Whoever asks for what is due has no thread just now.
  const ended = Promise.withResolvers<void>();
  const nextDue = (kinds: readonly string[]) => {
    ended.resolve();
    return store.jobs.nextDue(kinds);
  };
  const watched = { ...world, store: { ...store, jobs: { ...store.jobs, nextDue } } };
  await withJobsBeside(watched, readSettings({}), async () => {
    await isDone();
    await done(watched, rebuildLater, {});
    await ended.promise;
  });
  assert.deepEqual([threads, (await store.jobs.counts()).done], [1, 2]);
});

test('a place for backups that cannot be meant is refused before anything is served', async (t) => {
  const { world } = temporaryWorld(t);
  const settings = readSettings({ CASEBOOK_BACKUPS: '/nowhere/at/all' });
  const never = () => assert.fail('it was served');
  const isRefusal = (error: unknown) =>
    error instanceof Refused && /^CASEBOOK_BACKUPS=\/nowhere\/at\/all is not a directory/.test(error.message);
  await assert.rejects(withJobsBeside(world, settings, never), isRefusal);
  await assert.rejects(workUntilAskedToEnd(world, settings, never), isRefusal);
});
