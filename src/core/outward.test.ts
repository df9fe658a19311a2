import assert from 'node:assert/strict';
import { test } from 'node:test';
import { literalHost, outwardAddress } from './outward.ts';

test('an ordinary address is read once, in its plain form', () => {
  assert.equal(outwardAddress('HTTP://Acme.Example:80/a?b#c')?.href, 'http://acme.example/a?b#c');
  assert.equal(outwardAddress('https://acme.example:80/')?.port, '80');
  assert.equal(outwardAddress('/there', new URL('https://acme.example/here'))?.href, 'https://acme.example/there');
});

test('other schemes and ports, passwords and control characters are refused', () => {
  const bad = [
    '',
    'file:///a',
    'ftp://a.example/',
    'http://a.example:81/',
    'http://a@b.example/',
    'http://:@b.example/x y',
  ];
  for (const text of [
    ...bad,
    'http://a.example/\n',
    'http://a.example\\b',
    `http://a.example/${'a'.repeat(2_000)}`,
    '/a',
  ])
    assert.equal(outwardAddress(text), undefined, text);
});

test('a host that is an IP address is known as one, however it was written', () => {
  const host = (text: string): string | undefined => literalHost(new URL(text));
  for (const text of [
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://127.0.0.1./',
  ])
    assert.equal(host(text), '127.0.0.1', text);
  assert.equal(host('http://[0:0::1]/'), '::1');
  assert.equal(host('http://acme.example/'), undefined);
});
