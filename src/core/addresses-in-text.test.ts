import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addressesIn } from './addresses-in-text.ts';

test('addresses are found inside sentences, brackets, markup and Chinese, each once', () => {
  const text = `See https://example.org/a?x=1&y=2. And (https://example.org/b_(c)), <a href="http://example.org/d">d</a>;
“https://example.org/e”见https://example.org/f。https://example.org/a?x=1&y=2! [x](https://example.org/g)`;
  assert.deepEqual(addressesIn(text, 9), [
    'https://example.org/a?x=1&y=2',
    'https://example.org/b_(c)',
    'http://example.org/d',
    'https://example.org/e',
    'https://example.org/f',
    'https://example.org/g',
  ]);
  assert.deepEqual(addressesIn(text, 2), ['https://example.org/a?x=1&y=2', 'https://example.org/b_(c)']);
});

test('what is no page of the web is none', () => {
  const text = `javascript:alert(1) ftp://example.org/a https:// https://me:secret@example.org/ https://example.org/${'a'.repeat(2_000)}`;
  assert.deepEqual(addressesIn(text, 9), []);
});

test('whatever is written, only addresses of the web come out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.webUrl(), (before, url) => {
      for (const address of addressesIn(`${before} ${url}. ${before}`, 9))
        assert.match(new URL(address).protocol, /^https?:$/);
    }),
  );
});
