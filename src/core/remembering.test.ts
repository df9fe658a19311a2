import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remembering } from './remembering.ts';

function counted(bounds?: Parameters<typeof remembering>[1]) {
  const asked: string[] = [];
  const upper = remembering((text) => {
    asked.push(text);
    return text.toUpperCase();
  }, bounds);
  return { asked, upper };
}

test('a short text is worked out once, a long one each time', () => {
  const { asked, upper } = counted({ longest: 3 });
  const answers = ['abc', 'long', 'abc', 'long'].map(upper);
  assert.deepEqual(answers, ['ABC', 'LONG', 'ABC', 'LONG']);
  assert.deepEqual(asked, ['abc', 'long', 'long']);
});

test('it never holds more answers than it may', () => {
  const { asked, upper } = counted({ most: 2 });
  for (const text of ['a', 'b', 'a', 'c', 'c', 'a']) upper(text);
  assert.deepEqual(asked, ['a', 'b', 'c', 'a']);
});
