import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openidProvider } from '../../test/world/openid-provider.ts';
import { isRefusal } from '../core/errors.ts';
import { makeOpenidProvider } from './openid.ts';

const back = 'https://casebook.example/sign-in/openid/back';
const journey = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43), back };

const codeIn = (url: URL) => ({
  code: url.searchParams.get('code') ?? '',
  iss: url.searchParams.get('iss') ?? undefined,
});

test('who comes back is named by the provider and its own name for them; a code is good once', async (t) => {
  const { server, visit, become } = await openidProvider(t, back);
  const provider = makeOpenidProvider(server);
  become('grace');
  const there = await provider.leave(journey);
  const asked = new URL(there).searchParams;
  assert.deepEqual([asked.get('code_challenge_method'), asked.get('state')], ['S256', journey.state]);
  const here = await visit(there);
  assert.deepEqual([`${here.origin}${here.pathname}`, here.searchParams.get('state')], [back, journey.state]);
  assert.equal(await provider.arrive(journey, codeIn(here)), `${server.issuer}|grace`);
  await assert.rejects(provider.arrive(journey, codeIn(here)), (error) => isRefusal(error, 'bad-input'));
});

for (const [what, wrong] of [
  ['verifier', { verifier: 'w'.repeat(43) }],
  ['nonce', { nonce: 'w'.repeat(43) }],
] as const) {
  test(`an answer to another ${what} is refused`, async (t) => {
    const { server, visit } = await openidProvider(t, back);
    const provider = makeOpenidProvider(server);
    const end = codeIn(await visit(await provider.leave(journey)));
    await assert.rejects(provider.arrive({ ...journey, ...wrong }, end), (error) => isRefusal(error, 'bad-input'));
  });
}

test('a secret that the provider does not know, and an answer of another provider, are refused', async (t) => {
  const { server, visit } = await openidProvider(t, back);
  const right = makeOpenidProvider(server);
  const end = codeIn(await visit(await right.leave(journey)));
  const isUnfit = (error: unknown) => isRefusal(error, 'bad-input');
  await assert.rejects(makeOpenidProvider({ ...server, secret: 'wrong' }).arrive(journey, end), isUnfit);
  await assert.rejects(right.arrive(journey, { ...end, iss: 'https://evil.test' }), isUnfit);
});

test('a provider that is away says so, and is asked again later', async (t) => {
  const { server, close } = await openidProvider(t, back);
  const provider = makeOpenidProvider(server);
  await provider.leave(journey);
  await close();
  const isAway = (error: unknown) => isRefusal(error, 'provider-away');
  await assert.rejects(provider.arrive(journey, { code: 'any', iss: server.issuer }), isAway);
  await assert.rejects(makeOpenidProvider(server).leave(journey), isAway);
});
