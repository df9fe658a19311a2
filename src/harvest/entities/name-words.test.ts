import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameLine, nameWords } from './name-words.ts';

test('words of a name lose case, accents and apostrophes', () => {
  assert.deepEqual(nameWords('McDonald’s (US) – Łódź'), ['mcdonalds', 'us', 'lodz']);
  assert.equal(nameLine('  Siobhán   O’Quill '), 'siobhan oquill');
  assert.deepEqual(nameWords('—'), []);
});
