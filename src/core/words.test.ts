import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  dictionaryWords,
  fieldWord,
  fieldWords,
  fold,
  indexWords,
  isUnspaced,
  phraseWords,
  plainWords,
  stemOf,
} from './words.ts';

test('case, width and accents fold; vowel signs stay', () => {
  assert.equal(fold('Ürümqi ＡＢＣ Straße Łódź'), 'urumqi abc strasse lodz');
  assert.equal(fold('ภาษาไทย'), 'ภาษาไทย');
});

test('words are cut where readers would cut them', () => {
  assert.deepEqual(plainWords("Don't count 2,565,724 (or 1.5) C3PO"), [
    'dont',
    'count',
    '2565724',
    'or',
    '1',
    '5',
    'c3po',
  ]);
  assert.deepEqual(plainWords('SenseNets深网视界'), ['sensenets', '深', '网', '视', '界']);
  assert.deepEqual(dictionaryWords('人工智能 camera'), ['人工', '智能', 'camera']);
  assert.deepEqual(plainWords('!?'), []);
  assert.deepEqual(['网', '网', 'ภา', 'net', '1'].map(isUnspaced), [true, true, true, false, false]);
});

test('words of one stem are one index word', () => {
  assert.equal(stemOf('cameras'), stemOf('camera'));
  assert.equal(indexWords('Recognising faces'), indexWords('recognised FACE'));
  assert.equal(fieldWords('place_kind', 'hotels, hotel'), fieldWord('place_kind', 'hotel'));
});

test('a phrase stands in the index of every text that holds it', () => {
  const word = fc.constantFrom('of', 'the', 'in', 'this', 'is', 'state', 'art', 'cameras', '深网', 'others');
  const words = fc.array(word, { maxLength: 8 });
  fc.assert(
    fc.property(words, fc.array(word, { minLength: 1, maxLength: 5 }), words, (before, phrase, after) => {
      const text = indexWords([...before, ...phrase, ...after].join(' '));
      assert.ok(` ${text} `.includes(` ${phraseWords(phrase.join(' '))} `));
    }),
    { numRuns: 2_000 },
  );
});

test('a pair of common words is looked up as one word', () => {
  assert.equal(phraseWords('of the'), 'of_the');
  assert.equal(phraseWords('state of the art'), 'state_of of of_the the art');
  assert.equal(phraseWords('the lamp'), 'the lamp');
});

test('a final sigma is a sigma', () => {
  assert.deepEqual(plainWords('ΟΔΟΣ οδός οδόσ'), ['οδοσ', 'οδοσ', 'οδοσ']);
});
