import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frequentWords } from './frequent-words.ts';
import { indexWords, phraseWords, plainWords, stemOf } from './words.ts';

test('no two common words have one stem, and each is a word as the index cuts it', () => {
  assert.equal(new Set(frequentWords.map(stemOf)).size, frequentWords.length);
  for (const word of frequentWords) assert.deepEqual(plainWords(word), [word]);
});

test('a pair of common words is one word of the index, and a phrase of them is looked up as that', () => {
  const [facial, recognition] = ['facial', 'recognition'].map(stemOf);
  assert.equal(
    indexWords('facial recognition by'),
    `${facial} ${facial}_${recognition} ${recognition} ${recognition}_by by`,
  );
  assert.equal(phraseWords('facial recognition'), `${facial}_${recognition}`);
});
