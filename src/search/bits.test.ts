import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Bits, bitsOf, both, either, hasBit, membersOf, setBit, sizeOf, without } from './bits.ts';

const numbers = fc.array(fc.nat(127));
const made = (held: Iterable<number>): Bits => bitsOf(held, 128);
const sorted = (held: Set<number>): number[] => [...held].sort((a, b) => a - b);

test('sets of bits behave like sets', () => {
  fc.assert(
    fc.property(numbers, numbers, (left, right) => {
      const [a, b] = [new Set(left), new Set(right)];
      assert.deepEqual([...membersOf(both(made(a), made(b)))], sorted(a.intersection(b)));
      assert.deepEqual([...membersOf(either(made(a), made(b)))], sorted(a.union(b)));
      assert.deepEqual([...membersOf(without(made(a), made(b)))], sorted(a.difference(b)));
      assert.equal(sizeOf(made(a)), a.size);
    }),
  );
});

test('a bit is set, seen and cleared alone, also the highest of a word', () => {
  const bits = made([30, 31, 32]);
  setBit(bits, 31, false);
  setBit(bits, 127, true);
  assert.deepEqual(
    [30, 31, 32, 127].map((number) => hasBit(bits, number)),
    [true, false, true, true],
  );
});

test('numbers that do not fit are left out', () => {
  assert.deepEqual([...membersOf(made([5, 128, 4_000]))], [5]);
});
