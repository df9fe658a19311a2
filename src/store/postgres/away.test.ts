import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect as connectTo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import {
  createDatabase,
  onPostgres,
  sharedPostgres,
  temporaryDatabase,
} from '../../../test/world/postgres-database.ts';
import { withoutPostgres } from '../../../test/world/postgres-programs.ts';
import { runPostgres, startPostgres, temporaryServerDirectory } from '../../../test/world/postgres-server.ts';
import { recordOf } from '../../../test/world/records.ts';
import { put } from '../../../test/world/sealed.ts';
import { isRefusal, Refused } from '../../core/errors.ts';
import type { Store } from '../../core/ports.ts';
import { connect } from './connection.ts';
import { openPostgres } from './open.ts';
import { isAway, refusalOf } from './refusal.ts';

const isAwayRefusal = (error: unknown): boolean => {
  assert.ok(error instanceof Refused, String(error));
  assert.equal(error.problem.code, 'database-away', error.message);
  assert.equal(error.problem.status, 503);
  return true;
};

async function opened(t: TestContext): Promise<{ readonly url: string; readonly store: Store }> {
  const url = await temporaryDatabase(t, async () => store.close());
  const store = await openPostgres(url);
  return { url, store };
}

// Ends every other connection to a database, as an operator or a restart would.
async function endConnections(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const end = `select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and datname = '${name}'`;
  await onPostgres(await sharedPostgres(), end);
}

// Stands between a store and its server, and cuts the line once the client says a word; the server still hears it.
async function cuttingAt(t: TestContext, url: string, word: string): Promise<{ url: string; isCut: () => boolean }> {
  const { port } = new URL(url);
  let isCut = false;
  const server = createServer((client) => {
    const upstream = connectTo(Number(port), '127.0.0.1');
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
    upstream.on('data', (chunk) => !isCut && client.write(chunk));
    client.on('data', (chunk) => {
      isCut ||= chunk.includes(word);
      upstream.write(chunk, () => isCut && client.destroy());
    });
    client.on('close', () => upstream.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const through = new URL(url);
  through.port = String((server.address() as { port: number }).port);
  return { url: through.href, isCut: () => isCut };
}

describe('a PostgreSQL database that goes away', { skip: withoutPostgres }, () => {
  test('its server stops and starts again: refusals meanwhile, and then everything goes on by itself', async (t) => {
    const directory = temporaryServerDirectory(t, async () => {
      await store.close();
      await (await server).stop('SIGQUIT');
    });
    let server = startPostgres(join(directory, 'server'));
    const first = await server;
    const store = await openPostgres(await createDatabase(first.admin));
    await store.transaction((tx) => put(tx, recordOf('CB-1')));
    await first.stop();
    for (const ask of [() => store.sequence(), () => store.head('CB-1'), () => store.numbers()]) {
      await assert.rejects(ask(), isAwayRefusal);
    }
    await assert.rejects(
      store.transaction((tx) => put(tx, recordOf('CB-2'))),
      isAwayRefusal,
    );
    server = runPostgres(join(directory, 'server'), new URL(first.admin).password, first.port);
    await server;
    await store.transaction((tx) => put(tx, recordOf('CB-2')));
    assert.deepEqual([await store.sequence(), (await store.head('CB-1'))?.revision], [2, 1]);
  });

  test('a connection that ends within a transaction takes all of it along, and the next one works', async (t) => {
    const { url, store } = await opened(t);
    const half = store.transaction(async (tx) => {
      await put(tx, recordOf('CB-1'));
      await endConnections(url);
      await put(tx, recordOf('CB-2'));
    });
    await assert.rejects(half, isAwayRefusal);
    assert.deepEqual([await store.sequence(), await store.head('CB-1')], [0, undefined]);
    await store.transaction((tx) => put(tx, recordOf('CB-1')));
    assert.equal(await store.sequence(), 1);
  });

  test('connections that end while nobody uses them are replaced without a word', async (t) => {
    const { url, store } = await opened(t);
    await Promise.all(Array.from({ length: 9 }, () => store.sequence()));
    await endConnections(url);
    await new Promise((later) => setTimeout(later, 100));
    assert.deepEqual(await Promise.all(Array.from({ length: 9 }, () => store.sequence())), Array(9).fill(0));
  });

  test('a commit whose answer is lost is never told as done', async (t) => {
    const { url, store } = await opened(t);
    const line = await cuttingAt(t, url, 'commit\0');
    const far = await openPostgres(line.url);
    t.after(() => far.close());
    const writing = far.transaction((tx) => put(tx, recordOf('CB-1')));
    await assert.rejects(writing, isAwayRefusal);
    assert.ok(line.isCut());
    // The server did hear it, and whoever asks again is told so.
    for (let wait = 0; wait < 200 && (await store.sequence()) === 0; wait += 1) {
      await new Promise((later) => setTimeout(later, 10));
    }
    assert.equal((await store.head('CB-1'))?.revision, 1);
    await assert.rejects(
      store.transaction((tx) => put(tx, recordOf('CB-1'))),
      (error) => isRefusal(error, 'conflict'),
    );
  });

  test('a server that only reads since a failover is away, and its connections are not used again', async (t) => {
    const { url, store } = await opened(t);
    const name = new URL(url).pathname.slice(1);
    await onPostgres(url, `alter database ${name} set default_transaction_read_only = on`);
    await endConnections(url);
    await assert.rejects(
      store.transaction((tx) => put(tx, recordOf('CB-1'))),
      isAwayRefusal,
    );
    await onPostgres(url, 'set default_transaction_read_only = off', `alter database ${name} reset all`);
    await store.transaction((tx) => put(tx, recordOf('CB-1')));
    assert.equal(await store.sequence(), 1);
  });

  test('a statement without an answer is given up with its connection, so that the next one need not wait', async (t) => {
    const url = await temporaryDatabase(t, async () => pool.end());
    const { pool, db } = connect(url, { most: 1, statementMs: 300 });
    await assert.rejects(sql`select pg_sleep(30)`.execute(db), isAwayRefusal);
    assert.deepEqual((await sql`select 1 as one`.execute(db)).rows, [{ one: 1 }]);
  });

  test('with all connections in use, whoever waits too long is told to come again', async (t) => {
    const url = await temporaryDatabase(t, async () => pool.end());
    const { pool, db } = connect(url, { most: 1, statementMs: 60_000 });
    const long = sql`select pg_sleep(6)`.execute(db);
    await assert.rejects(sql`select 1`.execute(db), isAwayRefusal);
    await long;
  });
});

test('what the driver says of a lost connection is told from other errors', () => {
  const failed = (message: string, more: object = {}) => Object.assign(new Error(message), more);
  const lost = ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P02', '57P03', '08006', '08P01', '53300', '25006', '25P03'];
  for (const code of lost) assert.ok(isAway(failed('x', { code })), code);
  const words = ['Connection terminated unexpectedly', 'timeout exceeded when trying to connect', 'Query read timeout'];
  for (const message of words) assert.ok(isAway(failed(message)), message);
  for (const code of ['23505', '42P01', '22021', '']) assert.ok(!isAway(failed('x', { code })), code);
  const told = refusalOf(failed('duplicate key', { code: '23505', table: 'origin', detail: 'Key (id)=(Jane)' }));
  assert.ok(told instanceof Error && !('detail' in told), 'values stay out of the log');
});
