import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { temporaryWorld } from '../../../test/world/fake-world.ts';
import { Refused } from '../../core/errors.ts';
import type { Queries, Store, World } from '../../core/ports.ts';
import { makeApp } from '../app.ts';

async function ask(world: World, address: string) {
  const answer = await makeApp(world).request(address);
  const { headers } = answer;
  return { status: answer.status, text: await answer.text(), headers };
}

function changed(t: TestContext, store: Partial<Store>, more: Partial<World> = {}): World {
  const { world } = temporaryWorld(t);
  return { ...world, ...more, store: { ...world.store, ...store } };
}

const refusing = async (): Promise<never> => {
  throw new Refused('database-away');
};

test('the process lives whatever the database does, and the database is not asked', async (t) => {
  const { world } = temporaryWorld(t);
  const asked: string[] = [];
  const get = (store: Store, name: string): unknown => {
    asked.push(name);
    return Reflect.get(store, name);
  };
  const { status, text, headers } = await ask({ ...world, store: new Proxy(world.store, { get }) }, '/healthz');
  assert.deepEqual([status, text, headers.get('cache-control'), asked], [200, 'ok\n', 'no-store', []]);
  assert.match(headers.get('content-type') ?? '', /^text\/plain/);
});

test('a process that can answer says so, and is asked anew each time', async (t) => {
  const { world } = temporaryWorld(t);
  let isEnding = false;
  const app = makeApp({ ...world, isEnding: () => isEnding });
  const ready = await app.request('/readyz');
  assert.deepEqual([ready.status, await ready.json()], [200, { ready: true }]);
  assert.deepEqual([ready.headers.get('cache-control'), ready.headers.get('etag')], ['no-store', null]);
  isEnding = true;
  assert.equal((await app.request('/readyz')).status, 503);
});

const starting = { load: () => ({ isReady: false, waiting: 0 }) } as Queries;
const faults: readonly [reason: string, store: Partial<Store>, more: Partial<World>][] = [
  ['database-away', { sequence: refusing }, {}],
  ['database-older', { shape: async () => 'older' }, {}],
  ['internal', { sequence: () => Promise.reject(new Error('SELECT broke')) }, {}],
  ['search-starting', {}, { queries: starting }],
  ['ending', { sequence: refusing }, { isEnding: () => true }],
];

for (const [reason, store, more] of faults) {
  test(`a process that should get no requests says why in one word: ${reason}`, async (t) => {
    const { status, text, headers } = await ask(changed(t, store, more), '/readyz');
    assert.deepEqual([status, JSON.parse(text)], [503, { ready: false, reason }]);
    assert.match(headers.get('retry-after') ?? '', /^\d+$/);
  });
}

test('a database that does not answer at all counts as away', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const world = changed(t, { sequence: () => new Promise(() => undefined) });
  const asked = ask(world, '/readyz');
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  t.mock.timers.tick(2_000);
  assert.deepEqual(JSON.parse((await asked).text), { ready: false, reason: 'database-away' });
});

test('a primary that is away is no reason while a replica answers', async (t) => {
  assert.equal((await ask(changed(t, { shape: refusing }), '/readyz')).status, 200);
});

test('a newer database is no reason: the version before goes on while an upgrade is rolled out', async (t) => {
  assert.equal((await ask(changed(t, { shape: async () => 'newer' }), '/readyz')).status, 200);
});
