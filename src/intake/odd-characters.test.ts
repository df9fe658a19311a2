import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptText, oddCharactersIn } from './odd-characters.ts';

test('scripts, formulas, marks that turn the direction and rare letters are text', () => {
  const texts = ['<script>alert(1)</script>', '=1+1', '\u202eabc\u2066', '深网视界', '👩🏽‍🚀', 'a\tb\r\nc', ''];
  for (const text of texts) assert.equal(oddCharactersIn(text), undefined, text);
});

test('bytes of a file, half characters and what a wrong encoding leaves are refused in a sentence', () => {
  for (const text of ['\u0089PNG\u001a', 'a\u0000b', 'a\u007fb', 'x\ud800', 'caf\ufffd']) {
    assert.match(oddCharactersIn(text) ?? '', /^This holds .* text\.$/);
  }
});

test('line breaks are kept plain, the edges empty', () => {
  assert.equal(keptText('  a\r\nb\rc \n'), 'a\nb\nc');
});
