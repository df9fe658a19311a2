import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { temporaryDirectory } from '../../../../test/world/fake-world.ts';
import { openSqlite } from '../open.ts';
import { house } from './0001-house.ts';
import { latestEvents } from './0002-latest-events.ts';
import { staleLists } from './0003-stale-lists.ts';
import { jobs } from './0004-jobs.ts';

const time = '2026-01-01T00:00:00.000Z';

// The third step of databases that were made before the fourth was put behind it is that one.
for (const [third, step] of Object.entries({ 'stale lists': staleLists, jobs })) {
  test(`a database whose third step was that of ${third} has jobs once it is opened`, async (t) => {
    const path = join(
      temporaryDirectory(t, async () => store.close()),
      'casebook.db',
    );
    const raw = new DatabaseSync(path);
    for (const one of [house, latestEvents, step]) raw.exec(one);
    raw.exec('pragma user_version = 3; pragma application_id = 0x43423031');
    raw.close();
    const store = openSqlite(path);
    assert.notEqual(await store.jobs.enqueue({ kind: 'tidy', key: 'a', due: time }, time), undefined);
    const [job] = await store.jobs.take({ kinds: ['tidy'], limit: 1, time, until: time, holder: 'one' });
    assert.equal(job?.key, 'a');
  });
}
