import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { onPostgres, temporaryDatabase } from '../../../test/world/postgres-database.ts';
import { withoutPostgres } from '../../../test/world/postgres-programs.ts';
import { refusal } from '../../../test/world/taken.ts';
import { connect, type Limits } from './connection.ts';

const skip = withoutPostgres;
const usual: Limits = { most: 1, statementMs: 5_000 };

async function connected(t: TestContext, limits: Partial<Limits> = {}) {
  const end: (() => Promise<void>)[] = [];
  const url = await temporaryDatabase(t, async () => {
    for (const one of end) await one();
  });
  const { pool, db } = connect(url, { ...usual, ...limits });
  end.push(() => pool.end());
  const asked = async (text: string) => (await sql.raw<Record<string, unknown>>(text).execute(db)).rows[0];
  const process = async () => (await asked('select pg_backend_pid() as pid'))?.['pid'];
  return { url, pool, asked, process };
}

test('no connection is made before the first question, and one is used again', { skip }, async (t) => {
  const { pool, process } = await connected(t);
  assert.equal(pool.totalCount, 0);
  const first = await process();
  assert.equal(await process(), first);
  assert.equal(pool.totalCount, 1);
});

test('no more connections are made than allowed, and everybody gets a turn', { skip }, async (t) => {
  const { pool, process } = await connected(t, { most: 2 });
  const pids = await Promise.all(Array.from({ length: 12 }, process));
  assert.equal(new Set(pids).size, 2);
  assert.equal(pool.totalCount, 2);
});

test('an error of the statement is kept as it is with its connection, one of the connection ends it', {
  skip,
}, async (t) => {
  const { url, asked, process } = await connected(t);
  const first = await process();
  await assert.rejects(asked('select 1 / 0'), { code: '22012' });
  assert.equal(await process(), first);
  const ended = assert.rejects(asked('select pg_sleep(20)'), refusal('database-away'));
  for (let isOver = false; !isOver; ) {
    const [row] = await onPostgres(
      url,
      `select pg_terminate_backend(${first}) as over from pg_stat_activity
      where pid = ${first} and query like '%pg_sleep%' and state = 'active'`,
    );
    isOver = row?.['over'] === true;
  }
  await ended;
  assert.notEqual(await process(), first);
});

test('a statement that takes too long is given up with its connection', { skip }, async (t) => {
  const { asked, process } = await connected(t, { statementMs: 300 });
  const first = await process();
  await assert.rejects(asked('select pg_sleep(20)'), refusal('database-away'));
  assert.notEqual(await process(), first);
});
