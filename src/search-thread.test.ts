import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryWith } from '../test/world/indexed.ts';
import { ownServer } from '../test/world/own-postgres.ts';
import { createDatabase } from '../test/world/postgres-database.ts';
import { withoutPostgres } from '../test/world/postgres-programs.ts';
import { caughtUp } from '../test/world/postgres-replica.ts';
import { pairOfServers } from '../test/world/replica-pair.ts';
import { refusal } from '../test/world/taken.ts';
import type { SearchRequest } from './core/ports.ts';
import { startSearchPool } from './search/pool.ts';
import { openPostgres } from './store/postgres/open.ts';

const asking = (q: string): SearchRequest => ({ q, filters: {}, sort: 'relevance', page: 1, size: 10 });

test('a search thread outlives its database, also one that is away at the start', {
  skip: withoutPostgres,
}, async (t) => {
  const { kill, again, now } = await ownServer(t);
  const database = await createDatabase(now().admin);
  const store = await openPostgres(database);
  await store.transaction((tx) => tx.putIndex([entryWith(1, { title: 'camera' })]));
  await store.close();
  await kill();
  const queries = startSearchPool(new URL('./search-thread.ts', import.meta.url), { database });
  t.after(() => queries.close());
  for (let turn = 0; turn < 2; turn += 1) {
    await assert.rejects(queries.search(asking(`camera -x${turn}`)), refusal('database-away'));
    await again();
    assert.deepEqual((await queries.search(asking(`camera -y${turn}`))).ids, ['CB-1']);
    await kill();
  }
});

test('searches are answered by a replica, and by the primary when the replica has not come far enough or is away', {
  skip: withoutPostgres,
}, async (t) => {
  const { primary, replica, near, far, open, replay } = await pairOfServers(t);
  const store = await open();
  const publish = (n: number) =>
    store.transaction(async (tx) => {
      await tx.putSetting('featured', `CB-${n}`);
      await tx.putIndex([entryWith(n, { title: 'camera' })]);
    });
  await publish(1);
  await caughtUp(primary, replica);
  const program = new URL('./search-thread.ts', import.meta.url);
  const queries = startSearchPool(program, { database: far, primary: near });
  t.after(() => queries.close());
  const found = async (asked: typeof queries) => (await asked.search(asking('camera'))).ids.length;
  assert.equal(await found(queries), 1);
  await replay('pause');
  await publish(2);
  assert.equal(await found(queries), 1, 'the replica was not asked');
  assert.equal(await found(queries.asOf(await store.sequence())), 2, 'who wrote does not find what was written');
  await replay('resume');
  await caughtUp(primary, replica);
  await replica.stop('SIGQUIT');
  await publish(3);
  assert.equal(await found(queries), 3, 'without the replica nothing is found');
});
