import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { SearchRequest } from '../core/ports.ts';
import { type PoolOptions, startSearchPool } from './pool.ts';

// A search thread that does what the query says.
const program = `
  import { parentPort, workerData } from 'node:worker_threads';
  let asked = 0;
  const failsOnce = workerData instanceof Int32Array && Atomics.add(workerData, 0, 1) === 0;
  if (workerData === 'broken' || failsOnce) throw new Error('cannot start');
  parentPort.on('message', ({ id, request: { q } }) => {
    asked += 1;
    if (q === 'hang') for (;;);
    if (q === 'exit') process.exit(3);
    if (q === 'crash') throw new Error('crashed');
    if (q === 'fault') parentPort.postMessage({ id, fault: new Error('at fault') });
    else if (q === 'refuse') parentPort.postMessage({ id, problem: { code: 'bad-query', sentence: 'No.' } });
    else if (q === 'silence') return;
    else setTimeout(() => parentPort.postMessage({ id, value: { total: asked } }), q.startsWith('slow') ? 50 : 0);
  });
  parentPort.postMessage('ready');
`;
const url = new URL(`data:text/javascript,${encodeURIComponent(program)}`);
const asking = (q: string): SearchRequest => ({ q, filters: {}, sort: 'newest', page: 1, size: 1 });
const code = (wanted: string) => (error: unknown) => (error as { problem?: { code: string } }).problem?.code === wanted;

function pool(options: Partial<PoolOptions> = {}, data: unknown = undefined) {
  const queries = startSearchPool(url, data, options);
  return { ask: (q: string) => queries.search(asking(q)), [Symbol.asyncDispose]: () => queries.close() };
}

test('questions are answered, one after the other', async () => {
  await using made = pool();
  const totals = await Promise.all(['a', 'b', 'c'].map(async (q) => (await made.ask(q)).total));
  assert.deepEqual(totals, [1, 2, 3]);
});

test('a question that takes too long is refused, and the next one is answered by a new thread', async () => {
  await using made = pool({ timeLimit: 300 });
  const [slow, next] = await Promise.allSettled([made.ask('hang'), made.ask('a')]);
  assert.ok(slow.status === 'rejected' && code('too-slow')(slow.reason));
  assert.ok(next.status === 'fulfilled' && next.value.total === 1);
});

test('the pool says how many wait, and that it can answer: also while a thread that was ended is replaced', async (t) => {
  const queries = startSearchPool(url, undefined, { timeLimit: 300 });
  t.after(() => queries.close());
  assert.deepEqual(queries.load(), { isReady: false, waiting: 0 });
  await queries.search(asking('a'));
  const hung = assert.rejects(queries.search(asking('hang')), code('too-slow'));
  const next = queries.search(asking('b'));
  assert.deepEqual(queries.load(), { isReady: true, waiting: 1 });
  await hung;
  assert.equal(queries.load().isReady, true);
  await next;
  await queries.close();
  assert.equal(queries.load().isReady, false);
});

test('a pool without a thread is not ready, and looking at it starts one', async (t) => {
  const queries = startSearchPool(url, new Int32Array(new SharedArrayBuffer(4)));
  t.after(() => queries.close());
  await assert.rejects(queries.search(asking('a')), /cannot start/);
  assert.equal(queries.load().isReady, false);
  while (!queries.load().isReady) await pause(5);
});

test('more questions than may wait are refused at once', async () => {
  await using made = pool({ maxWaiting: 2 });
  await made.ask('a');
  const answers = await Promise.allSettled(['slow 1', 'slow 2', 'slow 3', 'slow 4'].map(made.ask));
  assert.deepEqual(
    answers.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'fulfilled', 'rejected'],
  );
});

test('a question waits only so long for a thread', async () => {
  await using made = pool({ waitLimit: 1_000, timeLimit: 1_500 });
  await made.ask('a');
  const silent = assert.rejects(made.ask('silence'), code('too-slow'));
  await assert.rejects(made.ask('b'), code('busy'));
  await silent;
});

test('the same question is asked once for all who wait for a thread', async () => {
  await using made = pool();
  const [one, two] = await Promise.all([made.ask('slow'), made.ask('slow')]);
  assert.equal(one, two);
  assert.equal((await made.ask('slow')).total, 2, 'but again once it was answered');
});

test('whoever asks after a publication gets no answer that was begun before it', async () => {
  await using made = pool();
  await made.ask('a');
  const begun = made.ask('slow');
  const [after, later] = [made.ask('slow'), made.ask('slow')];
  assert.deepEqual([(await begun).total, (await after).total], [2, 3]);
  assert.equal(await after, await later);
});

test('a refusal and a fault of the thread reach the one who asked, and no one else', async () => {
  await using made = pool();
  await assert.rejects(made.ask('refuse'), code('bad-query'));
  await assert.rejects(made.ask('fault'), /at fault/);
  assert.equal((await made.ask('a')).total, 3, 'the same thread goes on');
  await assert.rejects(made.ask('crash'), /crashed/);
  await assert.rejects(made.ask('exit'), /ended with code 3/);
  assert.equal((await made.ask('a')).total, 1, 'a new thread goes on');
});

test('a thread that cannot start is told to whoever asks, and not tried for ever', async () => {
  await using made = pool({}, 'broken');
  await assert.rejects(made.ask('a'), /cannot start/);
  await assert.rejects(made.ask('b'), /cannot start/);
});

test('closing refuses what is under way and what comes later', async () => {
  const made = pool();
  const asked = ['slow 1', 'slow 2'].map(made.ask);
  const answers = Promise.allSettled(asked);
  await made[Symbol.asyncDispose]();
  for (const answer of await answers) assert.ok(answer.status === 'rejected' && code('busy')(answer.reason));
  await assert.rejects(made.ask('late'), code('busy'));
});
