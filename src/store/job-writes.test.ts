import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryDirectory } from '../../test/world/fake-world.ts';
import { makeJobWrites } from './job-writes.ts';
import { connect } from './sqlite/connection.ts';
import { jobs } from './sqlite/migrations/0004-jobs.ts';

const time = '2026-01-01T00:00:00.000Z';

function house(t: TestContext) {
  const directory = temporaryDirectory(t, async () => raw.close());
  const { raw, db } = connect(join(directory, 'jobs.db'), false);
  raw.exec(jobs);
  let rung = 0;
  const writes = makeJobWrites(db, () => {
    rung += 1;
  });
  return { writes, rung: () => rung };
}

test('the bell rings for every job that could be taken now, and for nothing else', async (t) => {
  const { writes, rung } = house(t);
  const order = { kind: 'work', key: 'a', due: time };
  assert.deepEqual([await writes.enqueue(order, time), rung()], [1, 1]);
  assert.deepEqual([await writes.enqueue(order, time), rung()], [undefined, 1]);
  assert.deepEqual([await writes.retryJob(1, time), rung()], [true, 2]);
  assert.deepEqual([await writes.retryJob(2, time), rung()], [false, 2]);
  assert.deepEqual([await writes.dropJob(1, time, 'why'), await writes.forgetJobs('2027'), rung()], [true, 1, 2]);
  assert.equal(await writes.job(1), undefined);
});

test('a job that was tried and waits again does not stand in for a new order', async (t) => {
  const { writes } = house(t);
  await writes.enqueue({ kind: 'work', key: 'a', due: time }, time);
  assert.deepEqual([await writes.waitingJob('work'), await writes.waitingJob('other')], [1, undefined]);
  await writes.dropJob(1, time, 'why');
  assert.equal(await writes.waitingJob('work'), undefined);
});
