import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeatFinder } from './repeat-finder.ts';

test('no repeat is missed, and few others are suspected', () => {
  const finder = repeatFinder();
  const texts = Array.from({ length: 100_000 }, (_, n) => `https://example.org/page-${n}`);
  for (const text of texts) finder.note(text);
  for (const text of texts.slice(500, 510)) finder.note(text);
  for (const text of texts.slice(500, 510)) assert.ok(finder.mayRepeat(text));
  const suspected = texts.filter((text) => finder.mayRepeat(text)).length - 10;
  assert.ok(suspected < 500, `${suspected} of 100,000 are suspected wrongly`);
});
