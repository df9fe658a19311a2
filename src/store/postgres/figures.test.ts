import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postgres } from '../../../test/world/engines.ts';
import { connect } from './connection.ts';
import { connectionsOf, versionRead } from './figures.ts';
import { migrations } from './migrations/migrations.ts';

test('connections of several pools are counted together, and the version is the number of steps', {
  skip: postgres.skip,
}, async (t) => {
  const database = postgres.newDatabase(t);
  await (await database.open()).close();
  const url = await database.address();
  const pools = [1, 2].map((most) => connect(url, { most, statementMs: 5_000 }));
  const only = pools.map(({ pool }) => pool);
  try {
    assert.deepEqual(connectionsOf(only), { total: 0, idle: 0, waiting: 0 });
    const [one, two] = pools;
    assert.ok(one && two);
    assert.deepEqual(await Promise.all([versionRead(one.db), versionRead(two.db)]), [
      migrations.length,
      migrations.length,
    ]);
    assert.deepEqual(connectionsOf(only), { total: 2, idle: 2, waiting: 0 });
    const held = await one.pool.connect();
    const late = one.pool.connect();
    assert.deepEqual(connectionsOf(only), { total: 2, idle: 1, waiting: 1 });
    held.release();
    (await late).release();
  } finally {
    await Promise.all(only.map((pool) => pool.end()));
  }
});
