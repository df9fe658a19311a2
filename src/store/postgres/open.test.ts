import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  createDatabase,
  dropDatabase,
  onPostgres,
  sharedPostgres,
  temporaryDatabase,
} from '../../../test/world/postgres-database.ts';
import { withoutPostgres } from '../../../test/world/postgres-programs.ts';
import { freePort } from '../../../test/world/postgres-server.ts';
import { casebook } from '../../../test/world/process.ts';
import { Refused } from '../../core/errors.ts';
import { migrations } from './migrations/migrations.ts';
import { openPostgres } from './open.ts';

const TABLES = `select coalesce(string_agg(relname, ' ' order by relname), '') as names from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'r'`;

function refusal(code: string, pattern: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof Refused, String(error));
    assert.equal(error.problem.code, code, error.message);
    assert.match(error.message, pattern);
    assert.doesNotMatch(error.message, /only-for-tests/, 'the password is told');
    return true;
  };
}

function changed(url: string, change: (parsed: URL) => void): string {
  const parsed = new URL(url);
  change(parsed);
  return parsed.href;
}

describe('opening a PostgreSQL database', { skip: withoutPostgres }, () => {
  test('eight that open an empty one at once make its tables once', async (t) => {
    const url = await temporaryDatabase(t);
    const stores = await Promise.all(Array.from({ length: 8 }, () => openPostgres(url)));
    const drawn = await Promise.all(stores.map((store) => store.transaction((tx) => tx.nextNumber('record'))));
    assert.deepEqual(new Set(drawn), new Set([1, 2, 3, 4, 5, 6, 7, 8]));
    assert.deepEqual(await onPostgres(url, 'select version from casebook_version'), [{ version: migrations.length }]);
    for (const store of stores) await store.close();
  });

  test('every text is ordered by its bytes, whatever the order of the server is', async (t) => {
    const url = await temporaryDatabase(t);
    await (await openPostgres(url)).close();
    const rows = await onPostgres(
      url,
      `select table_name, column_name from information_schema.columns where table_schema = 'public'
        and data_type in ('text', 'character varying') and collation_name is distinct from 'C'`,
    );
    assert.deepEqual(rows, []);
  });

  test('where nothing may be created, an empty one is refused and stays empty', async (t) => {
    const url = await temporaryDatabase(t);
    await assert.rejects(
      openPostgres(url, { mayCreate: false }),
      refusal('not-found', /no collection in the database/),
    );
    assert.deepEqual(await onPostgres(url, TABLES), [{ names: '' }]);
  });

  test('one that holds something else is refused and left as it is', async (t) => {
    const url = await temporaryDatabase(t);
    await onPostgres(url, 'create table mine (a text)');
    await assert.rejects(openPostgres(url), refusal('unfit-database', /holds something else than Casebook/));
    assert.deepEqual(await onPostgres(url, TABLES), [{ names: 'mine' }]);
  });

  test('one of a newer Casebook is refused', async (t) => {
    const url = await temporaryDatabase(t);
    await (await openPostgres(url)).close();
    await onPostgres(url, 'update casebook_version set version = 999');
    await assert.rejects(openPostgres(url), refusal('newer-database', /newer Casebook/));
  });

  test('one of an earlier version gets the steps that are missing, in one transaction or not at all', async (t) => {
    const url = await temporaryDatabase(t);
    await (await openPostgres(url)).close();
    await onPostgres(url, `update casebook_version set version = ${migrations.length - 1}`);
    // The last step makes tables that are there already, so it must fail, and nothing of it may be kept.
    await assert.rejects(openPostgres(url), /already exists/);
    const [row] = await onPostgres(url, 'select version from casebook_version');
    assert.deepEqual(row, { version: migrations.length - 1 });
  });

  test('one that does not keep text as UTF-8 is refused', async (t) => {
    const admin = await sharedPostgres();
    const url = await createDatabase(admin, "encoding 'LATIN1' locale_provider libc locale 'C'");
    t.after(() => dropDatabase(admin, url));
    await assert.rejects(openPostgres(url), refusal('unfit-database', /keeps text as LATIN1.*create database/));
  });

  test('a role without the right to make tables is told what it needs', async (t) => {
    const url = await temporaryDatabase(t);
    const admin = changed(await sharedPostgres(), (one) => {
      one.pathname = new URL(url).pathname;
    });
    await onPostgres(admin, 'revoke all on schema public from public, pg_database_owner');
    await assert.rejects(openPostgres(url), refusal('unfit-database', /lacks rights|cannot be made/));
    await onPostgres(admin, 'grant usage on schema public to public');
    await assert.rejects(openPostgres(url), refusal('unfit-database', /cannot be made.*grant create on schema public/));
  });

  const wrong: readonly [string, (parsed: URL) => void, string, RegExp][] = [
    ['a wrong password', (one) => (one.password = 'wrong'), 'unfit-database', /refused the password of the role/],
    ['no password', (one) => (one.password = ''), 'unfit-database', /refused the password of the role/],
    ['an unknown role', (one) => (one.username = 'stranger'), 'unfit-database', /the role stranger/],
    [
      'a missing database',
      (one) => (one.pathname = '/nowhere'),
      'unfit-database',
      /no database nowhere.*create database/,
    ],
    ['an unknown host', (one) => (one.host = 'db.invalid'), 'database-away', /server db\.invalid/],
    ['TLS that is not there', (one) => (one.search = '?sslmode=verify-full'), 'unfit-database', /sslmode/],
  ];
  for (const [what, change, code, pattern] of wrong) {
    test(`${what} is told in one sentence`, async (t) => {
      const url = changed(await temporaryDatabase(t), change);
      await assert.rejects(openPostgres(url), refusal(code, pattern));
    });
  }

  test('a port on which nobody answers is told in one sentence, on the command line too', async () => {
    const url = `postgres://me:only-for-tests@127.0.0.1:${await freePort()}/casebook`;
    await assert.rejects(openPostgres(url), refusal('database-away', /No database answers at 127\.0\.0\.1/));
    const { code, lines, errors } = await casebook(['serve'], { DATABASE_URL: url });
    assert.deepEqual([code, lines, errors.length], [1, [], 1]);
    assert.match(errors[0] ?? '', /^casebook: No database answers at/);
    assert.doesNotMatch(errors.join(), /only-for-tests/);
  });

  test('a server that lets nobody else in is told in one sentence', async (t) => {
    const url = await temporaryDatabase(t);
    const name = new URL(url).pathname.slice(1);
    await onPostgres(await sharedPostgres(), `alter database ${name} connection limit 0`);
    await assert.rejects(openPostgres(url), refusal('database-away', /too many connections/));
  });
});
