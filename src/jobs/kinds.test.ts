import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { countIn } from '../../test/world/invariants.ts';
import { itemOf, sentIn, subscriptionOf } from '../../test/world/items.ts';
import { rawRows } from '../../test/world/raw-rows.ts';
import { recordOf } from '../../test/world/records.ts';
import { indexed } from '../../test/world/sealed.ts';
import { signIn } from '../../test/world/signed-in.ts';
import { jobRules, timeAfter } from '../core/job.ts';
import { type Backup, makeKinds, nightlyOf } from './kinds.ts';
import { runJob } from './run-job.ts';

const noPause = (_: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

function house(t: TestContext, backup?: Backup) {
  const { world, path } = temporaryWorld(t);
  const { jobs } = world.store;
  const kinds = makeKinds(backup);
  const run = async (name: string, payload: unknown = null): Promise<unknown> => {
    const time = world.clock.now();
    await jobs.enqueue({ kind: name, key: time, due: time, payload }, time);
    const asked = { kinds: [name], limit: 1, time, until: timeAfter(time, 60_000), holder: time };
    const [job] = await jobs.take(asked);
    const kind = kinds.get(name);
    if (!job || !kind) return assert.fail(`${name} is no kind`);
    await runJob(world, job, { kind, control: new AbortController(), pause: noPause });
    const over = await world.store.transaction((tx) => tx.job(job.id));
    return over?.state === 'done' ? over.result : over?.problem?.code;
  };
  return { world, path, run };
}

test('the second opinion is kept as a result', async (t) => {
  const { world, run } = house(t);
  await indexed(world.store, [recordOf('CB-1')]);
  const { revisions, sequence } = (await run('verify')) as Record<string, unknown>;
  assert.deepEqual([revisions, sequence], [1, 1]);
});

test('a rebuild asked for later is made in the transaction that ends the job, with its line in the audit', async (t) => {
  const { world, path, run } = house(t);
  await indexed(world.store, [recordOf('CB-1')]);
  assert.deepEqual(await run('rebuild'), { records: 1 });
  assert.equal((await world.store.numbers()).records, 1);
  assert.equal(await countIn(path, `select count(*) from audit where action = 'rebuild' and actor = 'jobs'`), 1);
});

test('jobs done long ago are forgotten, younger ones are not', async (t) => {
  const { world, run } = house(t);
  const { jobs } = world.store;
  const now = world.clock.now();
  for (const [key, age] of [
    ['old', 31],
    ['young', 29],
  ] as const) {
    const time = timeAfter(now, -age * 86_400_000);
    await jobs.enqueue({ kind: 'verify', key, due: time }, time);
    const [job] = await jobs.take({ kinds: ['verify'], limit: 1, time, until: now, holder: key });
    if (job) await jobs.finish(job, time, { result: null });
  }
  for (const age of [8, 6]) await signIn(world, 'editor', { session: { expires: timeAfter(now, -age * 86_400_000) } });
  assert.ok(jobRules.keepDone === 30 * 86_400_000);
  assert.deepEqual(await run('tidy'), { forgotten: 1, contacts: 0, unconfirmed: 0, expired: 1 });
  assert.deepEqual((await jobs.list('done', { limit: 9, offset: 0 })).map((job) => job.key).includes('young'), true);
});

test('what is tidied away of the collection itself leaves lines in the audit that tell of nobody', async (t) => {
  const { world, path, run } = house(t);
  const { clock, store } = world;
  const lines = 'select action, actor, target, outcome from audit';
  await run('tidy');
  assert.deepEqual(await rawRows(path, lines), []);
  const ended = { day: timeAfter(clock.now(), -31 * 86_400_000).slice(0, 10), reason: 'No case.', records: [] };
  const content = { what: 'A case', links: [], contact: 'me@example.org' };
  await sentIn(store, [itemOf('R-1', { state: 'refused', outcome: ended, content })]);
  await store.transaction((tx) => tx.putSubscription(subscriptionOf('F-1', { state: 'unconfirmed', day: ended.day })));
  const { contacts, unconfirmed } = (await run('tidy')) as Record<string, unknown>;
  assert.deepEqual([contacts, unconfirmed], [1, 1]);
  const told = (action: string) => ({ action, actor: 'jobs', target: null, outcome: 'done' });
  assert.deepEqual(
    (await rawRows(path, lines)).map((row) => ({ ...row })),
    [told('forget-contacts'), told('forget-unconfirmed')],
  );
});

test('backups are a kind only where they are asked for, and are told which night they are of', async (t) => {
  const nights: string[] = [];
  const backup: Backup = async (_store, night) => {
    nights.push(night);
    return { file: `${night}.backup` };
  };
  const { run } = house(t, backup);
  assert.deepEqual(await run('backup', { night: '2026-11-24' }), { file: '2026-11-24.backup' });
  assert.deepEqual(await run('backup', { night: '../../etc' }), 'internal');
  assert.deepEqual(nights, ['2026-11-24']);
  const kindsOf = (made: ReadonlyMap<string, unknown>) => [...made.keys()];
  assert.deepEqual(
    nightlyOf(makeKinds()).map(({ kind }) => kind),
    ['verify', 'tidy', 'check-responses', 'digest'],
  );
  assert.deepEqual(
    nightlyOf(makeKinds(backup)).map(({ kind }) => kind),
    ['backup', 'verify', 'tidy', 'check-responses', 'digest'],
  );
  assert.equal(kindsOf(makeKinds()).includes('backup'), false);
});
