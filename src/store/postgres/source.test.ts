import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeWorld } from '../../../test/world/fake-world.ts';
import { gathered } from '../../../test/world/gathered.ts';
import { onPostgres, temporaryDatabase } from '../../../test/world/postgres-database.ts';
import { withoutPostgres } from '../../../test/world/postgres-programs.ts';
import { refusal } from '../../../test/world/taken.ts';
import { vary } from '../../../test/world/varied-world.ts';
import { openPostgres } from './open.ts';
import { openPostgresSource } from './source.ts';

const skip = withoutPostgres;

test('a database is read as it is, and one of an earlier version is not brought up to date', { skip }, async (t) => {
  const url = await temporaryDatabase(t, async () => {
    await store.close();
    await source.close();
  });
  const store = await openPostgres(url);
  await vary(fakeWorld(store));
  await onPostgres(url, 'update casebook_version set version = 1', 'drop table job');
  const source = await openPostgresSource(url);
  assert.equal(await source.filling(), undefined);
  await source.snapshot(async (snapshot) => {
    assert.equal(await snapshot.reads.sequence(), await store.sequence());
    const rows = await store.holdings.snapshot((now) => gathered(now.rows('revision')));
    assert.deepEqual(await gathered(snapshot.rows('revision')), rows);
    assert.ok(rows.length > 10);
  });
  assert.deepEqual(await onPostgres(url, 'select version from casebook_version'), [{ version: 1 }]);
});

test('nothing, a stranger and a newer database are refused in one sentence, and left alone', { skip }, async (t) => {
  const url = await temporaryDatabase(t);
  await assert.rejects(openPostgresSource(url), refusal('not-found'));
  await onPostgres(url, 'create table a (b text)');
  await assert.rejects(openPostgresSource(url), refusal('not-found'));
  await onPostgres(url, 'create table casebook_version (version integer)', 'insert into casebook_version values (999)');
  await assert.rejects(openPostgresSource(url), refusal('newer-database'));
  const gone = new URL(url);
  gone.pathname = '/not_there';
  await assert.rejects(openPostgresSource(gone.href), (error) => /There is no database not_there/.test(String(error)));
});
