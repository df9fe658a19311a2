import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { countIn } from '../../test/world/invariants.ts';
import { isRefusal, type ProblemCode } from '../core/errors.ts';
import { reader } from '../core/policy.ts';
import { dropJob, retryJob } from './keep-job.ts';

const refusedAs = (code: ProblemCode, words: RegExp) => (error: unknown) =>
  isRefusal(error, code) && words.test(error.message);

test('a job is retried or dropped by the keeper of the machine, with a line in the audit', async (t) => {
  const { world, path } = temporaryWorld(t);
  const { jobs } = world.store;
  for (const key of ['a', 'b'])
    await jobs.enqueue({ kind: 'work', key, due: '2100-01-01T00:00:00.000Z' }, world.clock.now());
  assert.deepEqual(await done(world, retryJob, { id: 'J-1' }), { job: 1 });
  assert.deepEqual(await done(world, dropJob, { id: '2', reason: 'Not needed' }), { job: 2 });
  const { waiting, done: ended } = await jobs.counts();
  assert.deepEqual([waiting, ended], [1, 1]);
  const lines = `select count(*) from audit where outcome = 'done'
    and (action = 'retry-job' and target = 'J-1' or action = 'drop-job' and target = '2')`;
  assert.equal(await countIn(path, lines), 2);
  const asReader = await retryJob.perform(world, reader, { id: 'J-1' });
  assert.equal(!asReader.ok && asReader.problem.code, 'not-allowed');
});

test('what is no job, or in no state for it, is said in a sentence', async (t) => {
  const { world } = temporaryWorld(t);
  const { jobs } = world.store;
  const time = world.clock.now();
  await jobs.enqueue({ kind: 'work', key: 'a', due: time }, time);
  const reason = 'x';
  for (const act of [retryJob, dropJob]) {
    const input = (id: string) => (act === dropJob ? { id, reason } : { id });
    await assert.rejects(done(world, act, input('CB-1')), refusedAs('bad-input', /^"CB-1" is not the name of a job/));
    await assert.rejects(done(world, act, input('J-9')), refusedAs('not-found', /^There is no job J-9\.$/));
  }
  await assert.rejects(done(world, dropJob, { id: 'J-1', reason: '  ' }), refusedAs('bad-input', /reason/));
  const [job] = await jobs.take({ kinds: ['work'], limit: 1, time, until: '2100', holder: 'one' });
  await assert.rejects(done(world, retryJob, { id: 'J-1' }), refusedAs('wrong-state', /running just now/));
  await assert.rejects(done(world, dropJob, { id: 'J-1', reason }), refusedAs('wrong-state', /running just now/));
  if (job) await jobs.finish(job, time, { result: null });
  await assert.rejects(done(world, retryJob, { id: 'J-1' }), refusedAs('wrong-state', /done already/));
});
