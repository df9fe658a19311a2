import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { onPostgres, sharedPostgres, temporaryDatabase } from './postgres-database.ts';
import { withoutPostgres } from './postgres-programs.ts';
import { startNode } from './process.ts';

const able = { skip: withoutPostgres } as const;

test(
  'a database of its own is there for a test, of a role without other rights, on a server that syncs',
  able,
  async (t) => {
    const url = await temporaryDatabase(t);
    const [row] = await onPostgres(
      url,
      `select current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
      (select rolsuper from pg_roles where rolname = current_user) as super`,
    );
    assert.deepEqual(row, { encoding: 'UTF8', fsync: 'on', super: false });
    await onPostgres(url, 'create table mine (a text)');
  },
);

test('a database is gone after its test', able, async (t) => {
  let url = '';
  await t.test('one that needs a database', async (inner) => {
    url = await temporaryDatabase(inner);
  });
  const name = new URL(url).pathname.slice(1);
  const left = await onPostgres(await sharedPostgres(), `select 1 from pg_database where datname = '${name}'`);
  assert.deepEqual(left, []);
});

test('the server and its directory go with the process that wanted them, also when it is killed', able, async () => {
  const script = `import { sharedPostgres, onPostgres } from './test/world/postgres-database.ts';
    const [{ data }] = await onPostgres(await sharedPostgres(), "select current_setting('data_directory') as data");
    console.log(data);
    setInterval(() => {}, 1000);`;
  const args = ['--input-type=module-typescript', '--eval', script];
  const running = startNode(args, { env: { CASEBOOK_TEST_POSTGRES: '' } });
  const data = await running.line(/^\//);
  assert.ok(existsSync(join(data, 'PG_VERSION')));
  running.child.kill('SIGKILL');
  for (let wait = 0; wait < 400 && existsSync(dirname(data)); wait += 1) await pause(25);
  assert.equal(existsSync(dirname(data)), false);
});
