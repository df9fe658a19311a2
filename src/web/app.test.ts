import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { lacks, says, smallArrival } from '../../test/world/records.ts';
import type { Problem } from '../core/errors.ts';
import type { Queries, Store, World } from '../core/ports.ts';
import { mergeRecords } from '../editorial/merge-records.ts';
import { takeIn } from '../editorial/take-in.ts';
import { withdraw } from '../editorial/withdraw.ts';
import { makeApp } from './app.ts';
import { securityHeaders } from './door.ts';
import { routes } from './routes.ts';
import type { ShownRecord } from './shown-record.ts';

type Small = {
  readonly world: World;
  readonly app: ReturnType<typeof makeApp>;
  readonly ids: Readonly<Record<string, string>>;
};

// Finds every record, whatever is asked; search itself is tested where it lives.
const findAll = (world: World): Queries => ({
  ...world.queries,
  related: async () => [],
  search: async () => {
    const cards = await world.store.newest(20);
    const facets = { country: [{ code: 'NL', count: 1 }], operator: [{ code: 'E-1', count: 1 }] };
    return { total: cards.length, ids: cards.map((card) => card.id), facets, seq: await world.store.sequence() };
  },
});

async function small(t: TestContext): Promise<Small> {
  const { world: bare } = temporaryWorld(t);
  const world = { ...bare, queries: findAll(bare) };
  await done(world, takeIn, smallArrival());
  const keys = ['record:harbour', 'record:ridge', 'record:valley', 'entity:acme', 'entity:jane', 'source:paper'];
  const found = await Promise.all(keys.map(async (key) => [key.split(':')[1], await world.store.origin('small', key)]));
  return { world, app: makeApp(world), ids: Object.fromEntries(found) };
}

const addresses = ({ harbour, acme, paper }: Small['ids']): readonly string[] => [
  '/',
  '/records',
  '/records?q=x&country=NL&sort=newest',
  `/records/${harbour}`,
  `/records/${harbour}/history`,
  `/records/${harbour}/revisions/1`,
  `/records/${harbour}/improve`,
  '/entities',
  '/entities?starts=a',
  `/entities/${acme}`,
  `/sources/${paper}`,
  '/vocabularies',
  '/vocabularies/mit-domain',
  '/report',
  '/access',
  '/about',
];

const twin = (address: string): string => (address === '/' ? '/index.json' : address.replace(/(?=\?|$)/, '.json'));

const island = /<script type="module" src="\/islands\/[a-z-]+\.js"><\/script>/g;
// Data that no browser runs; no sign in it can end it.
const data = /<script type="application\/ld\+json">[^<>]*<\/script>/g;

test('every page answers, has one h1 and a twin, and carries no script and no style of its own but our modules', async (t) => {
  const { app, ids } = await small(t);
  for (const address of addresses(ids)) {
    const page = await app.request(address);
    const text = (await page.text()).replace(island, '').replace(data, '');
    assert.equal(page.status, 200, address);
    assert.equal(text.match(/<h1/g)?.length, 1, address);
    assert.doesNotMatch(text, /<script|\sstyle="|\son[a-z]+="|undefined|\[object/, address);
    const json = await app.request(twin(address));
    assert.equal(json.status, 200, twin(address));
    assert.equal(typeof (await json.json()), 'object');
  }
});

test('every answer carries the security headers, refusals and moves too', async (t) => {
  const { app, ids } = await small(t);
  const asked = [
    ...addresses(ids),
    '/style.css',
    '/robots.txt',
    '/favicon.svg',
    '/nope',
    '/records?foo=1',
    '/alias/AIAAIC0001',
  ];
  for (const address of [...asked, `/${'x'.repeat(3_000)}`]) {
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
      const { headers } = await app.request(address, { method });
      const policy = headers.get('content-security-policy')?.replace("; script-src 'self'; connect-src 'self'", '');
      assert.equal(policy, securityHeaders['content-security-policy'], address);
      assert.equal(headers.get('x-content-type-options'), 'nosniff', address);
      assert.equal(headers.get('set-cookie'), null, address);
    }
  }
});

test('the table is the only way in: other methods are refused, and so is a path it does not hold', async (t) => {
  const { app } = await small(t);
  for (const { path, who, about } of routes) {
    assert.ok(who.length > 0 && about.endsWith('.'), path);
    const taken = routes.filter((row) => row.path === path).map(({ method }) => method);
    const sent = await app.request(path, { method: 'DELETE' });
    const allow = taken.map((method) => (method === 'GET' ? 'GET, HEAD' : method)).join(', ');
    assert.deepEqual([sent.status, sent.headers.get('allow')], [405, allow], path);
    if (!taken.includes('POST')) assert.equal((await app.request(path, { method: 'POST' })).status, 405, path);
  }
  assert.equal((await app.request('/admin')).status, 404);
  assert.equal((await app.request('/style.css.json')).status, 404);
  assert.equal((await app.request('/schema/record-1')).status, 404);
});

const bad: readonly string[] = [
  '?foo=1',
  '?page=0',
  '?page=x',
  '?page=9',
  '?sort=best',
  '?country=XX',
  '?all=title',
  '?q=a&q=b',
];

for (const query of bad) {
  test(`a bad query is told in a sentence: ${query}`, async (t) => {
    const { app } = await small(t);
    const json = await app.request(`/records.json${query}`);
    const { code, sentence } = (await json.json()) as Problem;
    assert.deepEqual([json.status, code], [400, 'bad-parameter']);
    assert.match(sentence, /^[A-Z“].*\.$/);
    assert.equal((await app.request(`/records${query}`)).status, 400);
  });
}

test('a query that ends like a twin gives a reader no data in place of a page', async (t) => {
  const { app } = await small(t);
  const page = await app.request('/entities?page=x.json');
  assert.deepEqual([page.status, page.headers.get('content-type')], [400, 'text/html; charset=utf-8']);
  const json = await app.request('/entities.json?page=x');
  assert.deepEqual([json.status, json.headers.get('content-type')], [400, 'application/json; charset=utf-8']);
});

test('a private person is nowhere: not on pages, not in data, not as a filter, and like an unknown id', async (t) => {
  const { app, ids } = await small(t);
  for (const address of [...addresses(ids), `/records/${ids.ridge}`, `/records/${ids.ridge}/history`]) {
    for (const form of [address, twin(address)]) {
      assert.doesNotMatch(await (await app.request(form)).text(), /Jane|Qwertz/, form);
    }
  }
  const known = await app.request(`/entities/${ids.jane}`);
  const unknown = await app.request('/entities/E-999');
  assert.deepEqual([known.status, await known.text()], [404, await unknown.text()]);
  const filter = await (await app.request(`/records.json?operator=${ids.jane}`)).text();
  const nobody = await (await app.request('/records.json?operator=E-999')).text();
  assert.equal(filter.replace(String(ids.jane), 'E-999'), nobody);
  const bytes = await app.request(`/records/${ids.ridge}/revisions/1/canonical.json`);
  assert.equal(bytes.status, 404);
});

test('the canonical bytes and the salt of the page give its commitment', async (t) => {
  const { app, ids } = await small(t);
  const { page } = (await (await app.request(`/records/${ids.harbour}.json`)).json()) as ShownRecord;
  const bytes = await (await app.request(`/records/${ids.harbour}/revisions/1/canonical.json`)).text();
  const hash = createHash('sha256')
    .update(Buffer.from(page.salt ?? '', 'hex'))
    .update(bytes)
    .digest('hex');
  assert.equal(hash, page.commitment);
});

test('a withdrawn record keeps its address, title and reason; a merged one leads on; a draft is not there', async (t) => {
  const { app, world, ids } = await small(t);
  await done(world, takeIn, smallArrival({ collection: 'drafts', draft: true }));
  const why = { base: 1, reason: 'The source took it back', credit: 'A test' };
  await done(world, withdraw, { id: ids.valley, ...why });
  await done(world, mergeRecords, { id: ids.harbour, into: ids.ridge, ...why });
  const gone = await app.request(`/records/${ids.valley}`);
  const text = await gone.text();
  assert.equal(gone.status, 410);
  assert.match(text, /The case of valley[\s\S]*The source took it back/);
  assert.doesNotMatch(text, /Shop visitors/);
  assert.equal((await app.request(`/records/${ids.valley}/revisions/1`)).status, 410);
  const moved = await app.request(`/records/${ids.harbour}.json`);
  assert.deepEqual([moved.status, moved.headers.get('location')], [301, `/records/${ids.ridge}.json`]);
  const draft = await world.store.origin('drafts', 'record:harbour');
  assert.equal((await app.request(`/records/${draft}`)).status, 404);
});

test('history tells what changed, statement by statement', async (t) => {
  const { app, world, ids } = await small(t);
  const arrival = smallArrival({ reason: 'Corrected' });
  const [harbour] = arrival.records;
  assert.ok(harbour);
  const kept = harbour.document.statements.filter((statement) => statement.field !== 'country');
  const statements = [...kept, says('country', 'BE'), lacks('system', 'not-disclosed')];
  await done(world, takeIn, { ...arrival, records: [{ ...harbour, document: { ...harbour.document, statements } }] });
  const text = await (await app.request(`/records/${ids.harbour}/history`)).text();
  assert.match(text, /Corrected[\s\S]*Country[\s\S]*<del>[\s\S]*Netherlands[\s\S]*became[\s\S]*Belgium/);
  assert.match(text, /System<\/strong> added: <ins>[\s\S]*Not disclosed/);
  const old = await (await app.request(`/records/${ids.harbour}/revisions/1`)).text();
  assert.match(old, /This is version 1 .*not the current one/);
});

test('an alias leads to the record, and its twin to the twin', async (t) => {
  const { app, ids } = await small(t);
  const page = await app.request('/alias/AIAAIC0001');
  assert.deepEqual([page.status, page.headers.get('location')], [302, `/records/${ids.harbour}`]);
  const json = await app.request('/alias/AIAAIC0001.json');
  assert.equal(json.headers.get('location'), `/records/${ids.harbour}.json`);
  assert.equal((await app.request('/alias/nothing')).status, 404);
});

test('a warm page asks the store for nothing but its sequence, and an unchanged one is not sent again', async (t) => {
  const { world, ids } = await small(t);
  const asked: string[] = [];
  const watch: ProxyHandler<Store> = {
    get: (store, name) => {
      asked.push(String(name));
      return Reflect.get(store, name);
    },
  };
  const app = makeApp({ ...world, store: new Proxy(world.store, watch) });
  const first = await app.request(`/records/${ids.harbour}`);
  asked.length = 0;
  const etag = first.headers.get('etag') ?? '';
  const again = await app.request(`/records/${ids.harbour}`, { headers: { 'if-none-match': etag } });
  assert.deepEqual([again.status, await again.text(), asked], [304, '', ['sequence']]);
  await done(world, withdraw, { id: ids.harbour, base: 1, reason: 'Why not', credit: 'A test' });
  assert.equal((await app.request(`/records/${ids.harbour}`)).status, 410);
});

test('a failure inside is logged without the address and answered without its details', async (t) => {
  const { world } = await small(t);
  const logged: string[] = [];
  const error = (message: string, cause?: unknown): void => {
    assert.ok(cause instanceof Error);
    logged.push(message, cause.message, cause.stack ?? '');
  };
  const log = { info: () => undefined, error };
  const broken = new Error('SELECT broke at /home/x, near secret');
  const queries = { ...world.queries, search: () => Promise.reject(broken) };
  const answer = await makeApp({ ...world, log, queries }).request('/records?q=my+secret');
  const text = await answer.text();
  assert.equal(answer.status, 500);
  assert.doesNotMatch(text, /SELECT|home\/x|at .*\.ts/);
  assert.deepEqual(logged.slice(0, 2), [
    'An address could not be answered: /records',
    'SELECT broke at /home/x, near …',
  ]);
  assert.doesNotMatch(logged.join(), /secret/);
});
