import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zeroCharacterIn } from './zero-character.ts';

test('the character is found wherever a text stands, and its place is told', () => {
  assert.equal(zeroCharacterIn({ a: [{ b: 'fine' }, { b: 'not\u0000fine' }] }), 'a.1.b');
  assert.equal(zeroCharacterIn('\u0000'), '');
});

test('other control characters, zeros and bytes are left alone', () => {
  for (const value of ['0\u0001\u0010', 0, null, undefined, [], { a: { b: '' } }, new Uint8Array(4)]) {
    assert.equal(zeroCharacterIn(value), undefined);
  }
});
