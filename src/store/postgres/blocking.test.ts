import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { onPostgres, temporaryDatabase } from '../../../test/world/postgres-database.ts';
import { withoutPostgres } from '../../../test/world/postgres-programs.ts';
import { freePort } from '../../../test/world/postgres-server.ts';
import { refusal } from '../../../test/world/taken.ts';
import { startSearchPool } from '../../search/pool.ts';
import { type Blocking, listOf, openBlocking } from './blocking.ts';

const onServer = { skip: withoutPostgres };

function blocking(t: TestContext, url: string, way?: number): Blocking {
  const made = openBlocking(url, way);
  t.after(() => made.close());
  return made;
}

test('a question is answered with one value, and leaves nothing behind on the connection', onServer, async (t) => {
  const { ask } = blocking(t, await temporaryDatabase(t));
  assert.equal(ask(`select 'ä ' || 7 as value`), 'ä 7');
  assert.equal(ask('select null::text as value where false'), null);
  assert.equal(ask(`select current_setting('enable_seqscan') as value`), 'off');
  assert.equal(ask('select count(*)::text as value from pg_prepared_statements'), '0');
  assert.throws(() => ask('select nothing as value'), /column "nothing" does not exist/);
  assert.equal(ask(`select '${'x'.repeat(3_000_000)}' as value`)?.length, 3_000_000);
});

test('a list comes row by row in its order, and an empty one is a list too', onServer, async (t) => {
  const made = blocking(t, await temporaryDatabase(t));
  const rows = (limit: number) =>
    listOf(made, `select n, 'ä' as text from generate_series(1, ${limit}) as n order by n desc`);
  assert.deepEqual(rows(2), [
    { n: 2, text: 'ä' },
    { n: 1, text: 'ä' },
  ]);
  assert.deepEqual(rows(0), []);
  assert.throws(() => listOf(made, 'select pg_sleep(60)::text as slept', 50), refusal('too-slow'));
});

test('a statement that takes too long is ended, and the next is answered', onServer, async (t) => {
  const { ask } = blocking(t, await temporaryDatabase(t));
  assert.throws(() => ask('select pg_sleep(60)::text as value', 50), refusal('too-slow'));
  assert.equal(ask(`select 'here' as value`, 5_000), 'here');
});

// A search thread that asks the database what the query says, and tells who answered there.
const thread = `
  import { parentPort, workerData } from 'node:worker_threads';
  import { openBlocking } from ${JSON.stringify(new URL('./blocking.ts', import.meta.url).href)};
  const { ask } = openBlocking(workerData);
  parentPort.on('message', ({ id, request: { q } }) => {
    try {
      parentPort.postMessage({ id, value: { total: ask(q) } });
    } catch ({ problem }) {
      parentPort.postMessage({ id, problem });
    }
  });
  parentPort.postMessage('ready');
`;

test('the server ends a slow question before the search thread is ended for it', onServer, async (t) => {
  const program = new URL(`data:text/javascript,${encodeURIComponent(thread)}`);
  const queries = startSearchPool(program, await temporaryDatabase(t));
  t.after(() => queries.close());
  const ask = async (q: string) => (await queries.search({ q, filters: {}, sort: 'newest', page: 1, size: 1 })).total;
  const pid = await ask('select pg_backend_pid()::text as value');
  await assert.rejects(ask('select pg_sleep(60)::text as value'), refusal('too-slow'));
  assert.equal(await ask('select pg_backend_pid()::text as value'), pid);
});

test('a connection that was lost is made again with the next question', onServer, async (t) => {
  const url = await temporaryDatabase(t);
  const { ask } = blocking(t, url);
  const kill =
    "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() and datname = current_database()";
  const end = async (): Promise<void> => void (await onPostgres(url, kill));
  assert.equal(ask(`select 'before' as value`), 'before');
  assert.throws(() => ask('select pg_terminate_backend(pg_backend_pid())::text as value'), refusal('database-away'));
  assert.equal(ask(`select 'after' as value`), 'after');
  await end();
  const answers = [0, 1].map(() => {
    try {
      return ask(`select 'again' as value`);
    } catch (error) {
      return refusal('database-away')(error) && 'away';
    }
  });
  assert.equal(answers[1], 'again', String(answers));
});

test('a database that is not there is away, and so is one that says nothing', async (t) => {
  const { ask } = blocking(t, `postgres://nobody@127.0.0.1:${await freePort()}/none`);
  assert.throws(() => ask(`select 'x' as value`), refusal('database-away'));
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  t.after(() => silent.close());
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const waiting = blocking(t, `postgres://nobody@127.0.0.1:${port}/none`, 200);
  assert.throws(() => waiting.ask(`select 'x' as value`, 100), refusal('database-away'));
});

test('a thread that waits for an answer can be ended', onServer, async (t) => {
  const url = await temporaryDatabase(t);
  const program = `import(${JSON.stringify(new URL('./blocking.ts', import.meta.url).href)}).then(({ openBlocking }) =>
    openBlocking(${JSON.stringify(url)}).ask('select pg_sleep(600)::text as value', 600000))`;
  const worker = new Worker(program, { eval: true });
  const sleeping = `select count(*)::int as sleeping from pg_stat_activity
    where datname = current_database() and query like '%pg_sleep(600)%' and pid <> pg_backend_pid()`;
  while ((await onPostgres(url, sleeping))[0]?.sleeping === 0) await pause(20);
  assert.equal(await worker.terminate(), 1);
});
