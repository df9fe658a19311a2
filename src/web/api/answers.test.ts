import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { done } from '../../../test/world/fake-world.ts';
import { furnishedHouse } from '../../../test/world/open-house.ts';
import { withdraw } from '../../editorial/withdraw.ts';
import { apiRate } from './rate-limit.ts';

const CHANGES = '/api/v1/changes';

async function house(t: TestContext) {
  const made = await furnishedHouse(t);
  const ask = (headers: Readonly<Record<string, string>> = {}, address = CHANGES) =>
    made.app.request(address, { headers });
  return { ...made, ask };
}

test('what did not change is a 304 by its tag or by its date, and a tag goes before a date', async (t) => {
  const { ask, world, has } = await house(t);
  const first = await ask();
  const [tag, date] = ['etag', 'last-modified'].map((name) => first.headers.get(name) ?? 'none');
  assert.match(`${date}`, / GMT$/);
  for (const [headers, status] of [
    [{ 'if-none-match': `${tag}` }, 304],
    [{ 'if-none-match': `"x", ${tag}` }, 304],
    [{ 'if-none-match': '*' }, 304],
    [{ 'if-modified-since': `${date}` }, 304],
    [{ 'if-none-match': '"x"', 'if-modified-since': `${date}` }, 200],
    [{ 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 200],
    [{ 'if-modified-since': 'yesterday' }, 200],
  ] as const) {
    const answer = await ask(headers);
    assert.deepEqual([answer.status, answer.headers.get('etag')], [status, tag], JSON.stringify(headers));
    if (status === 304) assert.equal(await answer.text(), '');
  }
  await done(world, withdraw, { id: has.sensenets, base: 1, reason: 'Why not', credit: 'A test' });
  assert.equal((await ask({ 'if-none-match': `${tag}` })).status, 200);
  assert.equal((await ask({ 'if-modified-since': `${date}` })).status, 200);
});

test('each encoding holds the same bytes under a tag of its own', async (t) => {
  const { ask } = await house(t);
  const bytes = async (encoding: string) => {
    const answer = await ask({ 'accept-encoding': encoding });
    return { headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const [plain, gzip, br] = [await bytes('identity'), await bytes('gzip'), await bytes('gzip, br')];
  assert.deepEqual(gunzipSync(gzip.bytes), plain.bytes);
  assert.deepEqual(brotliDecompressSync(br.bytes), plain.bytes);
  assert.ok(gzip.bytes.length < plain.bytes.length / 3);
  assert.equal(new Set([plain, gzip, br].map(({ headers }) => headers.get('etag'))).size, 3);
  for (const { headers } of [plain, gzip, br]) assert.equal(headers.get('vary'), 'accept-encoding');
  const tag = gzip.headers.get('etag') ?? '';
  assert.equal((await ask({ 'accept-encoding': 'gzip', 'if-none-match': tag })).status, 304);
  assert.equal((await ask({ 'if-none-match': tag })).status, 200);
});

test('pages of other sites may read everything and ask what they may do, and no cookie changes an answer', async (t) => {
  const { ask, app } = await house(t);
  for (const address of [CHANGES, '/api/v1/nothing', '/api/v1/records?planted=1']) {
    assert.equal((await ask({}, address)).headers.get('access-control-allow-origin'), '*', address);
  }
  const asked = await app.request(CHANGES, { method: 'OPTIONS', headers: { 'access-control-request-method': 'GET' } });
  assert.deepEqual([asked.status, asked.headers.get('access-control-allow-methods')], [204, 'GET, HEAD']);
  const reports = await app.request('/api/v1/reports', { method: 'OPTIONS' });
  assert.deepEqual(
    [reports.headers.get('allow'), reports.headers.get('access-control-allow-methods')],
    ['POST, OPTIONS', 'GET, HEAD'],
  );
  const [with_, without] = [await ask({ cookie: '__Host-casebook=x' }), await ask()];
  assert.equal(await with_.text(), await without.text());
  const head = await app.request(CHANGES, { method: 'HEAD' });
  assert.deepEqual([head.status, await head.text(), head.headers.get('etag')], [200, '', without.headers.get('etag')]);
});

test('problems are told in one form with a code, whatever is wrong', async (t) => {
  const { app } = await house(t);
  for (const [address, init, status, code] of [
    ['/api/v1/nothing', {}, 404, 'not-found'],
    ['/api/v1/openapi', {}, 404, 'not-found'],
    [CHANGES, { method: 'DELETE' }, 405, 'method-not-allowed'],
    [CHANGES, { headers: { accept: 'text/html' } }, 406, 'not-acceptable'],
    ['/api/v1/records?limit=201', {}, 400, 'bad-parameter'],
    [`/api/v1/records?q=${'x'.repeat(2_100)}`, {}, 413, 'too-large'],
  ] as const) {
    const answer = await app.request(address, init);
    const told = (await answer.json()) as Record<string, unknown>;
    assert.deepEqual([answer.status, told.status, told.code], [status, status, code], address);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    assert.equal(told.type, `/api#problem-${code}`);
    assert.match(answer.headers.get('ratelimit') ?? '', /^"network";r=\d+;t=\d+$/);
  }
  const page = await (await app.request('/api')).text();
  assert.match(page, /id="problem-bad-parameter"/);
});

test('who asks too much is told how long to wait; what did not change costs nothing', async (t) => {
  t.mock.method(performance, 'now', () => 1_000);
  const { ask } = await house(t);
  const left = (answer: Response) => Number(/r=(\d+)/.exec(answer.headers.get('ratelimit') ?? '')?.[1]);
  const first = await ask();
  const known = { 'if-none-match': first.headers.get('etag') ?? '' };
  assert.equal(first.headers.get('ratelimit-policy'), `"network";q=${apiRate.burst};w=60`);
  assert.equal(left(first), apiRate.burst - 1);
  for (let n = 0; n < 5; n += 1) assert.equal(left(await ask(known)), apiRate.burst - 1);
  for (let n = 1; n < apiRate.burst; n += 1) await ask({}, '/api/v1/reports/nothing');
  const refused = await ask();
  const { code } = (await refused.json()) as { code: string };
  assert.deepEqual([refused.status, code, refused.headers.get('retry-after')], [429, 'too-many', '1']);
  assert.equal(left(refused), 0);
});
