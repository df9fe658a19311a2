import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEnglishWord } from './english-words.ts';

test('words that are written small are known in both spellings, names are not', () => {
  for (const word of ['brown', 'driving', 'colour', 'color']) assert.ok(isEnglishWord(word), word);
  for (const word of ['michael', 'tuesday', 'vestergard', '']) assert.ok(!isEnglishWord(word), word);
});
