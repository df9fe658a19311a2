import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { urlKey, urlSpellings } from './url-key.ts';

test('addresses that lead to one page have one key', () => {
  const same = [
    'https://www.example.org/News/1/',
    'http://example.org/News/1',
    'https://EXAMPLE.org:443/News/1#comments',
    'https://example.org/News/1?utm_source=x&fbclid=1',
  ];
  assert.deepEqual(new Set(same.map(urlKey)), new Set(['example.org/News/1']));
  assert.equal(urlKey('https://example.org/?b=2&a=1'), urlKey('http://www.example.org?a=1&b=2&gclid=9'));
  assert.equal(urlKey('https://example.org/%d9%84'), urlKey('https://example.org/ل'));
});

test('addresses of different pages have different keys', () => {
  const all = [
    'https://example.org/a',
    'https://example.org/A',
    'https://example.org/a?id=1',
    'https://example.org/a?id=2',
    'https://news.example.org/a',
    'https://example.org:8080/a',
  ];
  assert.equal(new Set(all.map(urlKey)).size, all.length);
});

test('what is no address of the web has no key and no spelling', () => {
  for (const text of ['', 'hello', 'ftp://example.org/a', 'javascript:alert(1)', `https://x.org/${'a'.repeat(3000)}`]) {
    assert.equal(urlKey(text), undefined, text.slice(0, 40));
    assert.deepEqual(urlSpellings(text), []);
  }
});

test('every spelling of an address has its key, and the way a collection wrote it is among them', () => {
  const typed = 'http://example.org/News/1?utm_source=mail#top';
  assert.ok(urlSpellings(typed).includes('https://www.example.org/News/1/'));
  assert.ok(urlSpellings('http://example.org/ل').includes('https://example.org/ل'));
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
      const key = urlKey(address);
      for (const spelling of urlSpellings(address)) assert.equal(urlKey(spelling), key);
    }),
    { numRuns: 300 },
  );
});
