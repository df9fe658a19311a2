import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demonyms, isPlaceWord } from './places.ts';

test('countries, their peoples, states and large cities are places; a saint’s name is not', () => {
  for (const word of ['norway', 'norwegian', 'norwegians', 'texas', 'osaka', 'kenya'])
    assert.ok(isPlaceWord(word), word);
  for (const word of ['martin', 'quorble', 'helena', 'user']) assert.ok(!isPlaceWord(word), word);
  assert.equal(demonyms.get('thai'), 'thailand');
});
