import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { Refused } from '../../src/core/errors.ts';
import type { ReadStore, World } from '../../src/core/ports.ts';
import { routes } from '../../src/web/routes.ts';
import { figure } from '../world/figures.ts';
import { formKinds, posted } from '../world/form-kinds.ts';
import { type App, furnishedHouse, plantedApp } from '../world/open-house.ts';
import { pageKinds } from '../world/page-kinds.ts';
import { signIn } from '../world/signed-in.ts';

const PROMISE = '12-headers-on-every-answer';

// Written down here once more, so that a header weakened in the door is noticed.
const policyParts = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];
const headers: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^(same-origin|cross-origin)$/,
  'permissions-policy': /camera=\(\).*geolocation=\(\).*microphone=\(\)/,
};

// The one kind of page that other sites may show.
const CARD = /^\/embed\/[A-Z]+-\d+$/;
// A page may load modules of ours only where it says so, and then from this site alone.
const islandPolicy = /; script-src 'self'; connect-src 'self'$/;
// Only forms set cookies: a session, and the number of a recent write, for this host alone.
const formCookie = /^__Host-casebook(?:-wrote)?=[^;]*;.* HttpOnly; Secure; SameSite=Lax$/;

// What is wrong with the headers of an answer, in words.
async function faultsIn(answer: Response, { address, init }: Asked): Promise<readonly string[]> {
  const method = init?.method ?? 'GET';
  const text = await answer.clone().text();
  // The answer to HEAD has the headers of a page that is not there to be looked at.
  const hasIslands = method === 'HEAD' || text.includes('<script type="module" src="/islands/');
  const own = answer.headers.get('content-security-policy') ?? '';
  // The card alone may stand in frames of other sites.
  const isCard = CARD.test(address) && [200, 410].includes(answer.status);
  const sent = isCard ? own.replace('frame-ancestors *', "frame-ancestors 'none'") : own;
  // SQLite runs as WebAssembly on one page only.
  const plain = address === '/data/sql' ? sent.replace(" 'wasm-unsafe-eval'", '') : sent;
  const policy = hasIslands ? plain.replace(islandPolicy, '') : plain;
  const faults = policyParts
    .filter((part) => !policy.split('; ').includes(part))
    .map((part) => `the policy lacks ${part}`);
  if (/unsafe|script-src|\*/.test(policy)) faults.push(`the policy is weak: ${policy}`);
  for (const [name, form] of Object.entries(headers)) {
    if (!form.test(answer.headers.get(name) ?? '')) faults.push(`${name}: ${answer.headers.get(name)}`);
  }
  if (isCard && sent === own) faults.push('the card may not be framed');
  const cookies = answer.headers.getSetCookie();
  if (method !== 'POST' && cookies.length > 0) faults.push('a cookie is set');
  if (!cookies.every((cookie) => formCookie.test(cookie))) faults.push(`a weak cookie: ${cookies}`);
  if (answer.headers.has('server') || answer.headers.has('x-powered-by')) faults.push('the program names itself');
  return faults;
}

type Asked = { readonly address: string; readonly init?: RequestInit };

async function ask(app: App, asked: readonly Asked[]) {
  const seen = new Map<number, number>();
  const faults: string[] = [];
  for (const { address, init } of asked) {
    const answer = await app.request(address, init);
    seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
    const found = await faultsIn(answer, { address, init });
    faults.push(...found.map((fault) => `${init?.method ?? 'GET'} ${address}: ${fault}`));
  }
  return { seen, faults };
}

const twin = (address: string): string => {
  const [path = '', query] = address.split('?');
  return `${path === '/' ? '/index' : path}.json${query === undefined ? '' : `?${query}`}`;
};

function failingWorld(world: World): World {
  const fail = (): never => {
    throw new Error('planted: the store is gone');
  };
  return {
    ...world,
    store: { ...world.store, head: fail, newest: fail, current: fail } satisfies ReadStore & World['store'],
  };
}

// Every question that pages put to the search is refused, also those that come later.
function busyWorld(world: World, code: 'busy' | 'too-slow'): World {
  const refuse = async (): Promise<never> => {
    throw new Refused(code);
  };
  return {
    ...world,
    queries: new Proxy(world.queries, { get: (_, name, self) => (name === 'asOf' ? () => self : refuse) }),
  };
}

test(`${PROMISE}: pages, data, redirects and every kind of refusal carry all security headers`, async (t) => {
  const { app, has, world } = await furnishedHouse(t);
  const kinds = pageKinds(has);
  const addresses = [...kinds.map(({ address }) => address), ...kinds.map(({ address }) => twin(address))];
  const methods = ['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'];
  const long = `/records?q=${'a'.repeat(3_000)}`;
  const etag = (await app.request('/')).headers.get('etag') ?? '';
  const asked: Asked[] = [
    ...addresses.map((address) => ({ address })),
    ...addresses.flatMap((address) => methods.map((method) => ({ address, init: { method } }))),
    ...[long, '/%00', '/records/%ff', '/records?nothing=1'].map((address) => ({ address })),
    { address: '/', init: { headers: { 'if-none-match': etag } } },
  ];
  const usual = await ask(app, asked);
  const broken = await ask(plantedApp(failingWorld(world), []), [{ address: '/' }, { address: '/records/CB-1.json' }]);
  const busy = await ask(plantedApp(busyWorld(world, 'busy'), []), [
    { address: '/records' },
    { address: '/records.json' },
  ]);
  const slow = await ask(plantedApp(busyWorld(world, 'too-slow'), []), [{ address: '/records?q=a' }]);
  assert.deepEqual(
    [usual, broken, busy, slow].flatMap(({ faults }) => faults),
    [],
  );
  const seen = new Set([usual, broken, busy, slow].flatMap((one) => [...one.seen.keys()]));
  for (const status of [200, 301, 302, 304, 400, 404, 405, 410, 413, 500, 503])
    assert.ok(seen.has(status), `no answer was a ${status}`);
  const tried = new Set(kinds.map(({ route }) => route));
  assert.deepEqual(
    routes.filter(({ method, path }) => method === 'GET' && !tried.has(path)),
    [],
  );
  figure(
    PROMISE,
    `${asked.length + 5} answers over ${routes.length} of ${routes.length} routes, ${seen.size} kinds of status, 0 without a header`,
  );
});

test(`${PROMISE}: forms answer with all security headers, whatever was sent and by whom`, async (t) => {
  const { app, has, world } = await furnishedHouse(t);
  const forms = formKinds(has);
  const { cookie, token } = await signIn(world, 'administrator');
  const type = 'content-type';
  const asked = forms.flatMap(({ address, fields }): readonly Asked[] => [
    { address, init: posted(fields) },
    { address, init: posted({ ...fields, 'form-token': token }, { cookie }) },
    { address, init: posted(fields, { 'sec-fetch-site': 'cross-site' }) },
    { address, init: posted(fields, { [type]: 'multipart/form-data; boundary=x' }) },
    { address, init: posted({ ...fields, what: 'x'.repeat(300_000) }) },
    { address, init: posted({ once: 'damaged' }) },
    { address, init: { method: 'PUT' } },
  ]);
  const { seen, faults } = await ask(app, asked);
  assert.deepEqual(faults, []);
  for (const status of [403, 405, 413, 415]) assert.ok(seen.has(status), `no answer was a ${status}`);
  assert.equal(seen.get(500), undefined);
  figure(
    PROMISE,
    `${asked.length} answers over ${forms.length} forms, ${seen.size} kinds of status, 0 without a header`,
  );
});

test(`${PROMISE}: planted fault: an answer that went past the door is found`, async () => {
  const app = new Hono();
  app.get('/bare', (context) => context.text('bare'));
  app.get('/weak', (context) => {
    context.header('content-security-policy', `${policyParts.join('; ')}; script-src 'unsafe-inline'`);
    context.header('set-cookie', 'reader=1');
    return context.text('weak');
  });
  app.get('/framed', (context) => {
    context.header('content-security-policy', policyParts.join('; ').replace("ancestors 'none'", 'ancestors *'));
    return context.text('framed');
  });
  app.post('/weak', (context) => {
    context.header('set-cookie', '__Host-casebook=1; Path=/; Secure');
    return context.text('weak');
  });
  const { faults } = await ask(app, [
    { address: '/bare' },
    { address: '/weak' },
    { address: '/framed' },
    { address: '/weak', init: { method: 'POST' } },
  ]);
  assert.equal(
    faults.filter((fault) => fault.startsWith('GET /bare')).length,
    policyParts.length + Object.keys(headers).length,
  );
  assert.match(faults.join('\n'), /weak: the policy is weak/);
  assert.match(faults.join('\n'), /framed: the policy lacks frame-ancestors 'none'/);
  assert.match(faults.join('\n'), /weak: a cookie is set/);
  assert.match(faults.join('\n'), /POST \/weak: a weak cookie/);
});
