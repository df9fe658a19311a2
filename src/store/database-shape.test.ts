import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { onPostgres } from '../../test/world/postgres-database.ts';
import { shapeOf } from './database-shape.ts';

test('a shape is told from the steps that were taken', () => {
  assert.deepEqual([shapeOf(2, 3), shapeOf(3, 3), shapeOf(4, 3)], ['older', 'current', 'newer']);
});

// Counts the steps of a database up or down, as another version of the program would.
async function step(address: string, by: 1 | -1): Promise<void> {
  if (address.startsWith('postgres')) {
    await onPostgres(address, `update casebook_version set version = version + ${by}`);
    return;
  }
  const db = new DatabaseSync(address);
  db.exec(`pragma user_version = ${Number(db.prepare('pragma user_version').get()?.user_version) + by}`);
  db.close();
}

for (const { name, skip, newDatabase } of engines) {
  describe(`what operators watch over ${name}`, { skip }, () => {
    test('an open store notices that its database was changed by another version', async (t) => {
      const database = newDatabase(t);
      const store = await database.open();
      const address = await database.address();
      assert.equal(await store.shape?.(), 'current');
      await step(address, 1);
      assert.equal(await store.shape?.(), 'newer');
      await step(address, -1);
      await step(address, -1);
      assert.equal(await store.shape?.(), 'older');
    });

    test('connections are counted where there are several', async (t) => {
      const store = await newDatabase(t).open();
      await store.sequence();
      const { connections } = (await store.figures?.()) ?? {};
      if (name === 'sqlite') assert.equal(connections, undefined);
      else
        assert.deepEqual(
          [(connections?.total ?? 0) >= 1, (connections?.idle ?? 0) >= 1, connections?.waiting],
          [true, true, 0],
        );
    });
  });
}
