import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryDirectory, temporaryWorld } from '../../test/world/fake-world.ts';
import { writeFirstHouse } from '../../test/world/first-house.ts';
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
