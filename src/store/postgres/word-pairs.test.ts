import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairNumbers, pairsOf } from './word-pairs.ts';

const seemsToHold = (bits: Uint8Array, phrase: string): boolean =>
  pairNumbers(phrase.split(' ')).every((number) => {
    const bit = number % (bits.length * 8);
    return ((bits[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  });

test('a pair that stands in the text is never missed, and few others seem to', () => {
  const words = Array.from({ length: 500 }, (_, n) => `w${(n * 7) % 311}`);
  const bits = pairsOf([words, ['x', 'y']]);
  for (let at = 0; at + 3 <= words.length; at += 1) assert.ok(seemsToHold(bits, words.slice(at, at + 3).join(' ')));
  assert.ok(seemsToHold(bits, 'x y'));
  const others = Array.from({ length: 1_000 }, (_, n) => `w${n % 311} v${n}`).filter((pair) => seemsToHold(bits, pair));
  assert.ok(others.length > 0 && others.length < 50, `${others.length} of 1,000`);
});

test('a text without pairs has bits too, and a very long one no more than fit', () => {
  assert.deepEqual([pairsOf([['a'], []]).length, pairNumbers(['a'])], [1, []]);
  const long = pairsOf([Array.from({ length: 50_000 }, (_, n) => `w${n}`)]);
  assert.ok(long.length === 1_536 && seemsToHold(long, 'w7 w8 w9'));
});
