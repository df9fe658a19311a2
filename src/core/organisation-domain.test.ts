import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EntityDocument } from './entity.ts';
import { domainIn, isAtDomain, isDomainOf, verificationLine, wellKnownAddress } from './organisation-domain.ts';

const entity = (...links: string[]): EntityDocument => ({
  schema: 'casebook.entity/1',
  id: 'E-1',
  kind: 'organisation',
  names: [{ text: 'Acme' }],
  links,
});

test('a domain is found in what people type', () => {
  for (const typed of ['acme.example', ' WWW.Acme.Example ', 'https://www.acme.example/about?x', 'acme.example.'])
    assert.equal(domainIn(typed), 'acme.example', typed);
  assert.equal(domainIn('bücher.example'), 'xn--bcher-kva.example');
});

test('what is no domain of the DNS is none', () => {
  const none = ['', 'acme', '127.0.0.1', '[::1]', '2130706433', 'ftp://acme.example', 'a@acme.example', 'acme example'];
  for (const typed of [...none, 'acme.example:8080', '-.example', 'a..example', `${'a'.repeat(64)}.example`, 'acme.1'])
    assert.equal(domainIn(typed), undefined, typed);
});

test('a domain is that of an organisation which has a link there or below it', () => {
  assert.ok(isDomainOf(entity('https://www.acme.example/about'), 'acme.example'));
  assert.ok(isDomainOf(entity('https://news.acme.example/'), 'acme.example'));
  assert.ok(!isDomainOf(entity('https://acme.example/'), 'evil.acme.example'));
  assert.ok(!isDomainOf(entity('https://acme.example/'), 'cme.example'));
  assert.ok(!isDomainOf(entity(), 'acme.example'));
});

test('an answer that a redirect took elsewhere is not of the domain', () => {
  assert.ok(isAtDomain('https://www.acme.example/a', 'acme.example'));
  assert.ok(!isAtDomain('https://evil.example/a', 'acme.example'));
  assert.ok(!isAtDomain('https://a.acme.example/a', 'acme.example'));
});

test('the token is published in one form', () => {
  assert.equal(verificationLine('ab'), 'casebook-verification=ab');
  assert.equal(wellKnownAddress('acme.example'), 'https://acme.example/.well-known/casebook-verification.txt');
});
