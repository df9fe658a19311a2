import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showMarkdown } from './markdown.ts';

test('paragraphs, emphasis, lists and links remain', () => {
  const shown = String(showMarkdown('A *b* **c**\n\n- [d](https://news.example/e)'));
  assert.equal(
    shown,
    '<p>A <em>b</em> <strong>c</strong></p>\n<ul>\n<li><a href="https://news.example/e" rel="external nofollow noopener noreferrer">d</a></li>\n</ul>\n',
  );
});

test('headings become paragraphs, so that the page keeps its own order', () => {
  assert.equal(String(showMarkdown('# Loud')), '<p>Loud</p>\n');
});

const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '[a](javascript:alert(1))',
  '[a](data:text/html;base64,PHNjcmlwdD4=)',
  '[a](//evil.example)',
  '![a](https://tracker.example/p.png)',
  '<style>*{display:none}</style>',
  '<a href="https://x.example" style="position:fixed" onclick="x()">a</a>',
];

for (const payload of payloads) {
  test(`nothing runs, loads or restyles: ${payload}`, () => {
    const shown = String(showMarkdown(payload)).replace(/&[a-z]+;/g, '');
    assert.doesNotMatch(shown, /<(?:script|img|svg|style|iframe)|<[^>]*\son|<[^>]*\sstyle=|href="(?!https?:)/i);
  });
}
