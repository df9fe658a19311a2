import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { temporaryDirectory, temporaryWorld } from '../test/world/fake-world.ts';
import { root, serveWith, startNode } from '../test/world/process.ts';
import { taken } from '../test/world/taken.ts';
import { Refused } from './core/errors.ts';
import { watch } from './operation.ts';

const CANARY = 'qzxvkanari';

async function startedWith(t: TestContext, env: Readonly<Record<string, string>>) {
  const data = temporaryDirectory(t);
  const running = startNode([join(root, 'src', 'main.ts'), 'start'], {
    env: { CASEBOOK_DATA: data, PORT: '0', ...env },
  });
  const { address } = await serveWith(running);
  t.after(() => running.child.kill('SIGKILL'));
  return { running, address, file: join(data, 'casebook.db') };
}

// Requests that carry the canary wherever a reader can put something.
async function sing(address: string): Promise<readonly number[]> {
  const headers = { 'user-agent': CANARY, cookie: `a=${CANARY}`, referer: `https://${CANARY}.example/`, 'x-a': CANARY };
  const paths = ['/', `/records?q=${CANARY}`, `/records?${CANARY}=1`, `/records/${CANARY}`, `/${CANARY}`];
  const asked = [...paths, `/alias/${CANARY}`, `/entities?starts=${CANARY}`, `/statistics.json?q=${CANARY}+x`];
  const statuses: number[] = [];
  for (const path of asked) statuses.push((await fetch(address + path, { headers })).status);
  statuses.push((await fetch(address, { method: 'POST', headers, body: CANARY })).status);
  return statuses;
}

test('no line of the log and no metric holds anything of a reader, also when answering fails; each line is one object', async (t) => {
  const env = { CASEBOOK_LOG: 'json', CASEBOOK_LOG_REQUESTS: 'on', CASEBOOK_METRICS_PORT: '0' };
  const { running, address, file } = await startedWith(t, env);
  const metrics = /http:\S+/.exec(await running.line(/^Metrics/))?.[0] ?? '';
  await sing(address);
  // From now on most pages fail inside, and the driver's errors say at what.
  const db = new DatabaseSync(file);
  db.exec(
    `update meta set value = value + 1 where key = 'seq'; drop table card; drop table alias; drop table text_index`,
  );
  db.close();
  assert.ok((await sing(address)).includes(500));
  const told = await (await fetch(metrics)).text();
  assert.match(told, /^casebook_requests_total\{route="\/records",status="500"\} [1-9]/m);
  assert.match(told, /^casebook_database_up 1$/m);
  running.child.kill('SIGTERM');
  assert.equal(await running.ended, 0);
  const lines = running.errors.map((line) => JSON.parse(line));
  for (const { time, level, message, code } of lines)
    assert.ok([time, level, message, code].every((part) => typeof part === 'string' && part !== ''));
  assert.ok(lines.some(({ code, status }) => code === 'request' && status === 500));
  assert.ok(lines.some(({ level, stack }) => level === 'error' && /no such table[\s\S]*\n\s+at /.test(stack)));
  const all = [...running.errors, ...running.lines, told].join('\n').toLowerCase();
  assert.ok(!all.includes(CANARY.slice(0, 6)), 'something of a reader was told');
});

test('without being asked for, there are no metrics and no line for a request', async (t) => {
  const { running, address } = await startedWith(t, {});
  await fetch(address);
  running.child.kill('SIGTERM');
  assert.equal(await running.ended, 0);
  const told = running.lines.map((line) => line.split(' ').slice(0, 2).join(' '));
  assert.deepEqual([running.errors, told.slice(1)], [[], ['Casebook is', 'Nobody has']]);
});

test('a metrics port that is taken stops the start in one sentence', async (t) => {
  const { running } = await startedWith(t, { CASEBOOK_METRICS_PORT: '0' });
  const port = /:(\d+)\/metrics/.exec(await running.line(/^Metrics/))?.[1] ?? '';
  const env = { CASEBOOK_DATA: temporaryDirectory(t), PORT: '0', CASEBOOK_METRICS_PORT: port };
  const second = startNode([join(root, 'src', 'main.ts'), 'start'], { env });
  assert.equal(await second.ended, 1);
  assert.match(
    second.errors.join('\n'),
    /^casebook: Metrics cannot be served on port \d+ .*CASEBOOK_METRICS_PORT=\.\.\.$/,
  );
});

test('a process that serves nobody tells of its database and its jobs, and starts no search thread for that', async (t) => {
  const { world } = temporaryWorld(t);
  const queries = { ...world.queries, load: () => assert.fail('a search thread would be started') };
  const watched = await watch({ ...world, queries }, { host: '127.0.0.1', metricsPort: 0, logsRequests: false });
  t.after(watched.close);
  const told = await (await fetch(`http://127.0.0.1:${watched.metrics?.port}/metrics`)).text();
  assert.match(told, /^casebook_jobs\{state="dead"\} 0$/m);
  assert.doesNotMatch(told, /^casebook_(http|questions)/m);
});

test('while the database is away the metrics say so and hold what can still be told', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  const away = async (): Promise<never> => {
    throw new Refused('database-away');
  };
  const store = { ...world.store, sequence: away, figures: away, jobs: { ...world.store.jobs, counts: away } };
  const options = { host: '127.0.0.1', metricsPort: 0, logsRequests: false };
  const watched = await watch({ ...world, store }, options);
  t.after(watched.close);
  watched.tellConnections(async () => 3);
  const told = await (await fetch(`http://127.0.0.1:${watched.metrics?.port}/metrics`)).text();
  assert.match(told, /^casebook_database_up 0$/m);
  assert.match(told, /^casebook_http_connections 3$/m);
  assert.doesNotMatch(told, /^casebook_(public_sequence|jobs)\b/m);
});
