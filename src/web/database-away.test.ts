import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as settle } from 'node:timers/promises';
import { answering, temporaryWorld } from '../../test/world/fake-world.ts';
import { taken } from '../../test/world/taken.ts';
import { Refused } from '../core/errors.ts';
import type { Store, World } from '../core/ports.ts';
import { makeApp } from './app.ts';
import { engineAddress } from './pages/data-sql.ts';
import { looksAtVisitor } from './route.ts';
import { routes } from './routes.ts';

// A world whose database can be taken away: from then on every call of the store refuses.
async function frail(t: TestContext) {
  const now = { ms: 1_000 };
  t.mock.method(performance, 'now', () => now.ms);
  const { world } = temporaryWorld(t);
  await taken(world);
  const state = { isAway: false };
  const frailStore: ProxyHandler<Store> = {
    get: (store, name) =>
      state.isAway ? () => Promise.reject(new Refused('database-away')) : Reflect.get(store, name),
  };
  const store = new Proxy(world.store, frailStore);
  // A page without its related records would be kept for a moment only.
  const standing: World = { ...world, store, queries: answering(world.queries, { related: async () => [] }) };
  return { app: makeApp(standing), state, now };
}

test('while the database was not heard, nothing is made and kept under a sequence that may be old', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  let isAway = false;
  const sequence = (): Promise<number> =>
    isAway ? Promise.reject(new Refused('database-away')) : world.store.sequence();
  const app = makeApp({ ...world, store: { ...world.store, sequence } });
  assert.equal((await app.request('/records/CB-1')).status, 200);
  isAway = true;
  assert.equal((await app.request('/records/CB-2')).status, 503);
});

const pages = routes.filter((route) => route.method === 'GET').filter((route) => !looksAtVisitor(route));
const NEEDS_DATABASE = pages.filter(({ fixed, fresh }) => !fixed && !fresh).map(({ path }) => path);

test('without its database the web refuses in one sentence with the time to come back, and its own pages and style stay', async (t) => {
  const { app, state } = await frail(t);
  state.isAway = true;
  for (const path of NEEDS_DATABASE) {
    const address = path.replace(/:\w+/g, (name) => (name === ':number' ? '1' : 'CB-1'));
    const { status, headers } = await app.request(address);
    assert.deepEqual(
      [status, headers.get('retry-after'), headers.get('cache-control')],
      [503, '5', 'no-store'],
      address,
    );
  }
  const page = await (await app.request('/records/CB-1')).text();
  assert.match(page, /database-away[\s\S]*<h1>Back in a moment<\/h1>[\s\S]*The database cannot be reached just now\./);
  const style = /href="(\/style\.css[^"]*)"/.exec(page)?.[1] ?? '';
  for (const address of [style, '/favicon.svg', '/robots.txt', '/about', '/schema/record-1.json', '/healthz'])
    assert.equal((await app.request(address)).status, 200, address);
  // Whoever loads the style just now keeps it as always, and nobody waited for the database.
  const styled = await app.request(style);
  assert.match(styled.headers.get('cache-control') ?? '', /immutable/);
  const again = await app.request(style, { headers: { 'if-none-match': styled.headers.get('etag') ?? '' } });
  assert.equal(again.status, 304);
  const json = await app.request('/records/CB-1.json');
  assert.deepEqual([json.status, ((await json.json()) as { code: string }).code], [503, 'database-away']);
});

const examples: Readonly<Record<string, string>> = {
  '/schema/record-1': '/schema/record-1.json',
  '/islands/:name': '/islands/report.js',
  '/api/v1/vocabularies/:name': '/api/v1/vocabularies/technology',
  '/data/sql/:version/:file': engineAddress('worker.js'),
};

test('what needs no database is answered while the database says nothing, and may be kept', async (t) => {
  const { world } = temporaryWorld(t);
  const silent = { ...world.store, sequence: () => new Promise<number>(() => undefined) };
  const app = makeApp({ ...world, store: silent });
  for (const { path } of pages.filter(({ fixed }) => fixed)) {
    const address = examples[path] ?? path;
    const response = await Promise.race([app.request(address), settle(2_000)]);
    assert.ok(response, `${address} waits for the database`);
    const { status, headers } = response;
    assert.deepEqual([status, headers.get('cache-control') === 'no-store'], [200, false], address);
  }
});

test('a refusal that is our own fault comes into the log with its code', async (t) => {
  const { world } = temporaryWorld(t);
  const logged: unknown[] = [];
  const log = { info: () => undefined, error: (_: string, cause?: unknown) => void logged.push(cause) };
  const damaged = new Refused('damaged-database');
  const app = makeApp({ ...world, log, store: { ...world.store, sequence: () => Promise.reject(damaged) } });
  assert.equal((await app.request('/records/CB-1')).status, 500);
  assert.deepEqual(logged, [damaged]);
});

test('a kept page is still read for a minute, is kept by nobody else, and the database is used again when it is back', async (t) => {
  const { app, state, now } = await frail(t);
  const before = await (await app.request('/records/CB-1')).text();
  state.isAway = true;
  now.ms += 50_000;
  const kept = await app.request('/records/CB-1');
  assert.deepEqual([kept.status, (await kept.text()) === before], [200, true]);
  assert.equal(kept.headers.get('cache-control'), 'no-store');
  assert.equal((await app.request('/records/CB-2')).status, 503);
  now.ms += 20_000;
  assert.equal((await app.request('/records/CB-1')).status, 503);
  state.isAway = false;
  now.ms += 1_000;
  const back = await app.request('/records/CB-2');
  assert.deepEqual([back.status, back.headers.get('cache-control')], [200, 'no-cache']);
});
