import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concentrationOf, DECADES, DURATIONS, quartilesOf, spreadOf } from './spread.ts';

test('a number falls into the bin that begins at or below it', () => {
  const { bins, records } = spreadOf([0, 1, 9, 10, 999, 1_000, 1e9, 7e12, Number.NaN], DECADES);
  assert.equal(records, 8);
  const filled = bins.filter(({ count }) => count > 0).map(({ from, count }) => [from, count]);
  assert.deepEqual(filled, [
    [0, 1],
    [1, 2],
    [10, 1],
    [100, 1],
    [1_000, 1],
    [1e9, 2],
  ]);
  assert.equal(spreadOf([6, 7, 729, 730], DURATIONS).bins.at(-1)?.count, 1);
});

test('bins leave no gap and count every number once', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, noNaN: true })), (numbers) => {
      const { bins, records } = spreadOf(numbers, DECADES);
      for (const [at, bin] of bins.entries()) {
        assert.equal(bin.below, bins[at + 1]?.from);
        const inside = numbers.filter((number) => number >= bin.from && number < (bin.below ?? Infinity));
        assert.equal(
          bin.count,
          bin.below === undefined ? inside.length + numbers.filter((n) => n === Infinity).length : inside.length,
        );
      }
      assert.equal(records, numbers.length);
    }),
  );
});

test('quartiles are those of definition 7', () => {
  assert.deepEqual(quartilesOf(Float64Array.of(4, 1, 3, 2)), { count: 4, lower: 1.75, median: 2.5, upper: 3.25 });
  assert.deepEqual(quartilesOf(Float64Array.of(-5)), { count: 1, lower: -5, median: -5, upper: -5 });
  assert.equal(quartilesOf(new Float64Array(0)), undefined);
});

test('concentration is 1 for one part, 1/k for k equal ones, and 0 for nothing', () => {
  assert.deepEqual(concentrationOf([7]), { largest: 1, topFive: 1, herfindahl: 1 });
  const { largest, topFive, herfindahl } = concentrationOf(Array(10).fill(3));
  assert.deepEqual(
    [largest, topFive, herfindahl].map((share) => share.toFixed(6)),
    ['0.100000', '0.500000', '0.100000'],
  );
  assert.equal(concentrationOf([3, 1]).herfindahl, 0.625);
  assert.deepEqual(concentrationOf([]), { largest: 0, topFive: 0, herfindahl: 0 });
});
