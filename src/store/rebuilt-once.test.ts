import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { postgres } from '../../test/world/engines.ts';
import { fakeWorld, temporaryDirectory, temporaryWorld } from '../../test/world/fake-world.ts';
import { writeFirstHouse } from '../../test/world/first-house.ts';
import { onPostgres } from '../../test/world/postgres-database.ts';
import { taken } from '../../test/world/taken.ts';
import { openSqlite } from './sqlite/open.ts';

test('what an earlier version derived is marked until it is emptied; a new database has no mark', async (t) => {
  const { world, path } = temporaryWorld(t);
  assert.equal(await world.store.needsRebuild(), false);
  const old = join(
    temporaryDirectory(t, async () => store.close()),
    'casebook.db',
  );
  await taken(world);
  assert.equal(await world.store.needsRebuild(), false);
  writeFirstHouse(path, old);
  const store = openSqlite(old);
  assert.equal(await store.needsRebuild(), true);
  const undone = store.transaction(async (tx) => {
    await tx.clearDerived();
    throw new Error('the rebuild did not end');
  });
  await assert.rejects(undone, /did not end/);
  assert.equal(await store.needsRebuild(), true);
  await store.transaction((tx) => tx.clearDerived());
  assert.equal(await store.needsRebuild(), false);
});

test('a database of the first version that holds nothing yet has no mark', async (t) => {
  const { path } = temporaryWorld(t);
  const old = join(temporaryDirectory(t), 'casebook.db');
  writeFirstHouse(path, old);
  const store = openSqlite(old);
  assert.equal(await store.needsRebuild(), false);
  await store.close();
});

test('the same on PostgreSQL', { skip: postgres.skip }, async (t) => {
  const database = postgres.newDatabase(t);
  const store = await database.open();
  assert.equal(await store.needsRebuild(), false);
  const address = await database.address();
  // As a database of an earlier version that holds nothing yet.
  await onPostgres(address, "delete from meta where key = 'derived'");
  assert.equal(await store.needsRebuild(), false);
  await taken(fakeWorld(store));
  assert.equal(await store.needsRebuild(), true, 'lists made by nobody knows which version');
  await store.transaction((tx) => tx.clearDerived());
  assert.equal(await store.needsRebuild(), false);
  await onPostgres(address, "update meta set value = '0' where key = 'derived'");
  await (await database.open()).close();
  assert.equal(await store.needsRebuild(), true, 'opening it does not take the mark away');
  const undone = store.transaction(async (tx) => {
    await tx.clearDerived();
    throw new Error('the rebuild did not end');
  });
  await assert.rejects(undone, /did not end/);
  assert.equal(await store.needsRebuild(), true);
});
