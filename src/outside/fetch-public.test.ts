import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { namesOfInternet } from '../../test/world/hostile-addresses.ts';
import { answerHostile } from '../../test/world/hostile-answers.ts';
import { publicInternet } from '../../test/world/public-internet.ts';
import type { FetchFailure } from '../core/outward.ts';
import { openInternet, type Reach } from './ask-public.ts';
import { fetchPublicBy } from './fetch-public.ts';

async function internet(t: TestContext, more: Partial<Reach> = {}) {
  const { reach, close } = await publicInternet(namesOfInternet, answerHostile);
  t.after(close);
  return fetchPublicBy({ ...reach, milliseconds: 2_000, ...more });
}

test('a page comes with its last address, its status, its type and its bytes', async (t) => {
  const fetchPublic = await internet(t);
  const page = await fetchPublic('http://public.example/to?https%3A%2F%2Fwww.public.example%2Fa');
  assert.ok(page.ok);
  assert.deepEqual([page.address, page.status, page.type], ['https://www.public.example/a', 200, 'text/plain']);
  const headers: unknown = JSON.parse(Buffer.from(page.body).toString());
  assert.deepEqual(Object.keys(headers as object).sort(), [
    'accept',
    'accept-encoding',
    'connection',
    'host',
    'user-agent',
  ]);
});

const outcomes: readonly (readonly [string, FetchFailure])[] = [
  ['http://127.0.0.1/', 'forbidden'],
  ['http://mixed-1.example/', 'forbidden'],
  ['http://public.example/to?http%3A%2F%2Flocalhost%2F', 'forbidden'],
  ['http://public.example/to?file%3A%2F%2F%2Fetc%2Fpasswd', 'forbidden'],
  ['http://unknown.example/', 'unreachable'],
  ['http://public.example/hang-up', 'unreachable'],
  ['http://public.example/lying-length', 'unreachable'],
  ['http://public.example/hop?6', 'too-many-redirects'],
  ['http://public.example/long-header', 'too-large'],
  ['http://public.example/gzip-bomb', 'too-large'],
  ['http://public.example/gzip-ratio', 'too-large'],
  ['http://public.example/long-body', 'too-large'],
  ['http://public.example/no-gzip', 'bad-answer'],
  ['http://public.example/no-http', 'bad-answer'],
  ['http://public.example/upgrade', 'bad-answer'],
  ['http://public.example/slow-body', 'too-slow'],
  ['http://never.example/', 'too-slow'],
];

test('what cannot be had says why, in a word of ours', async (t) => {
  const fetchPublic = await internet(t);
  const found = await Promise.all(outcomes.map(async ([address]) => [address, await fetchPublic(address)]));
  assert.deepEqual(
    found,
    outcomes.map(([address, why]) => [address, { ok: false, why }]),
  );
});

test('a certificate for another name, or of nobody known, is not accepted', async (t) => {
  const known = await internet(t, { resolve: async () => ['127.66.0.9'] });
  assert.deepEqual(await known('https://other.example/'), { ok: false, why: 'unreachable' });
  const unknown = await internet(t, { authorities: undefined });
  assert.deepEqual(await unknown('https://public.example/'), { ok: false, why: 'unreachable' });
});

test('in earnest nothing of this machine may be reached, by whatever address', async () => {
  for (const address of ['127.0.0.1', '::1', '10.0.0.1', 'nonsense']) assert.ok(openInternet.isForbidden(address));
  assert.ok(!openInternet.isForbidden('1.1.1.1'));
  assert.deepEqual([openInternet.port(80), openInternet.port(443), openInternet.authorities], [80, 443, undefined]);
});
