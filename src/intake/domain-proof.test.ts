import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fetched, FetchedPage } from '../core/outward.ts';
import { domainProof } from './domain-proof.ts';

const address = 'https://acme.example/.well-known/casebook-verification.txt';
const file = (text: string, more: Partial<FetchedPage> = {}): Fetched => ({
  ok: true,
  address,
  status: 200,
  type: 'text/plain',
  body: Buffer.from(text),
  ...more,
});
const proof = (texts: readonly string[] | undefined, fetched: Fetched) => {
  const world = { resolveTxt: async () => texts, fetchPublic: async () => fetched };
  return domainProof(world, 'acme.example', 'abc');
};
const none: Fetched = { ok: false, why: 'unreachable' };

test('the token is found in the DNS or in the well-known file', async () => {
  assert.equal(await proof(['v=spf1 -all', 'casebook-verification=abc'], none), 'dns');
  assert.equal(await proof(undefined, file('# ours\r\ncasebook-verification=abc\r\n')), 'well-known');
  const www = file('casebook-verification=abc', { address: address.replace('acme', 'www.acme') });
  assert.equal(await proof([], www), 'well-known');
});

test('another token, another domain, an error page or a file that is too long prove nothing', async () => {
  const line = 'casebook-verification=abc';
  const unfit: readonly Fetched[] = [
    none,
    file('casebook-verification=abcd'),
    file(line, { status: 404 }),
    file(line, { address: 'https://evil.example/' }),
    file(`${line}\n${'a'.repeat(10_000)}`),
  ];
  for (const fetched of unfit) assert.equal(await proof(['casebook-verification=other'], fetched), undefined);
});

test('where nothing can be asked nothing is proved', async () => {
  assert.equal(await domainProof({}, 'acme.example', 'abc'), undefined);
});
