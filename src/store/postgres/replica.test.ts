import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withoutPostgres } from '../../../test/world/postgres-programs.ts';
import { caughtUp } from '../../../test/world/postgres-replica.ts';
import { recordOf } from '../../../test/world/records.ts';
import { pairOfServers } from '../../../test/world/replica-pair.ts';
import { put } from '../../../test/world/sealed.ts';
import type { ReadStore } from '../../core/ports.ts';
import { openPostgres } from './open.ts';

const seen = async (reads: ReadStore) => [await reads.sequence(), (await reads.head('CB-1'))?.revision ?? 0];

describe('reads from a streaming replica', { skip: withoutPostgres }, () => {
  test('come from it, are never older than what was written or seen here, and survive it', async (t) => {
    const { primary, replica, far, open, replay } = await pairOfServers(t);
    const here = await open({ replica: far });
    const elsewhere = await open();
    const alone = await open();
    await alone.transaction((tx) => put(tx, recordOf('CB-1')));
    await caughtUp(primary, replica);
    assert.deepEqual(await seen(here), [1, 1]);
    assert.equal((await here.figures?.())?.replicaLag, 0);

    await replay('pause');
    await alone.transaction((tx) => put(tx, recordOf('CB-1'), { number: 2 }));
    assert.deepEqual(await seen(here), [1, 1], 'who wrote nothing reads the replica, which stands still');
    assert.equal((await here.figures?.())?.replicaLag, 1);
    assert.deepEqual(await seen(await here.asOf(1)), [1, 1]);
    assert.deepEqual(await seen(await here.asOf(2)), [2, 2], 'who wrote elsewhere a moment ago reads what was written');
    assert.deepEqual(await seen(await here.asOf(999_999)), [2, 2]);
    assert.deepEqual(await seen(await elsewhere.asOf(999_999)), [2, 2]);
    assert.deepEqual(await seen(here), [1, 1], 'a number that nobody wrote concerns its bearer alone');

    await here.transaction((tx) => put(tx, recordOf('CB-1'), { number: 3 }));
    assert.deepEqual(await seen(here), [3, 3], 'who wrote reads it at once');
    await replay('resume');
    await caughtUp(primary, replica);
    assert.deepEqual(await seen(here), [3, 3]);

    await replay('pause');
    await here.transaction((tx) => tx.putDraft(recordOf('CB-2'), '2026-01-01T00:00:00.000Z'));
    assert.equal((await here.draft('CB-2'))?.id, 'CB-2', 'also what publishes nothing');
    await replay('resume');

    await replica.stop('SIGQUIT');
    assert.deepEqual(await seen(here), [3, 3], 'without the replica the primary answers');
    await here.transaction((tx) => put(tx, recordOf('CB-1'), { number: 4 }));
    assert.deepEqual(await seen(here), [4, 4]);
  });

  test('a store with a replica really asks it, and goes on reading while the primary is away', async (t) => {
    const { primary, replica, far, open } = await pairOfServers(t);
    const here = await open({ replica: far });
    await caughtUp(primary, replica);
    assert.deepEqual(await seen(here), [0, 0]);
    await primary.stop('SIGQUIT');
    assert.deepEqual(await seen(here), [0, 0]);
    await assert.rejects(
      here.transaction((tx) => tx.nextNumber('record')),
      /cannot be reached/,
    );
  });

  test('a replica in the place of the database is refused by name', async (t) => {
    const { far } = await pairOfServers(t);
    await assert.rejects(openPostgres(far), /DATABASE_URL leads to a replica/);
  });
});
