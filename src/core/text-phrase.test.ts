import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phraseKey, type TextPhrase } from './text-phrase.ts';

const camera: TextPhrase = { part: 'texts', words: 'camera' };

test('a key tells parts, words and open ends apart, and does not mind the order', () => {
  const others: TextPhrase[] = [
    { part: 'front', words: 'camera' },
    { part: 'texts', words: 'camera camera' },
    { part: 'texts', words: 'camera', isOpen: true },
  ];
  const keys = [camera, ...others].map((phrase) => phraseKey(phrase));
  assert.equal(new Set(keys).size, 4);
  assert.equal(phraseKey(...others), phraseKey(...others.toReversed()));
  assert.notEqual(phraseKey(camera, camera), phraseKey(camera));
  assert.equal(phraseKey(), '');
});
