import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { agreementOf, krippendorffAlpha, type Unit } from './agreement.ts';

// The worked example of Krippendorff 2011, section C: four observers, twelve units, with gaps. Alpha = 0.743.
const observers = [
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
].map((line) => line.split(' '));
const example: readonly Unit[] = Array.from({ length: 12 }, (_, at) =>
  observers.map((line) => line[at] ?? '.').filter((value) => value !== '.'),
);

test('alpha is that of the worked example', () => {
  assert.equal(krippendorffAlpha(example)?.toFixed(3), '0.743');
});

test('full agreement is 1, and what cannot be told from chance is undefined', () => {
  assert.equal(
    krippendorffAlpha([
      ['a', 'a'],
      ['b', 'b', 'b'],
    ]),
    1,
  );
  assert.equal(
    krippendorffAlpha([
      ['a', 'a'],
      ['a', 'a'],
    ]),
    undefined,
  );
  assert.equal(krippendorffAlpha([['a'], []]), undefined);
  assert.ok(
    (krippendorffAlpha([
      ['a', 'b'],
      ['b', 'a'],
    ]) ?? 0) < 0,
  );
});

test('bounds enclose alpha and are the same every time', () => {
  const one = agreementOf(example, { seed: 7 });
  assert.deepEqual(one, agreementOf(example, { seed: 7 }));
  assert.ok(one && one.low < one.alpha && one.alpha < one.high && one.high <= 1);
  assert.equal(one.units, 11);
});

test('neither the order of units and judges nor the names of values matter', () => {
  const units = fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 }), { maxLength: 12 });
  fc.assert(
    fc.property(units, (made) => {
      const turned = made.toReversed().map((unit) => unit.toReversed().map((value) => `${value}!`));
      const [alpha, again] = [krippendorffAlpha(made), krippendorffAlpha(turned)];
      // Sums in another order differ in their last digit, and so may fall on either side of nought.
      assert.equal(alpha === undefined, again === undefined);
      assert.ok(Math.abs((alpha ?? 0) - (again ?? 0)) < 1e-9, `${alpha} and ${again}`);
      assert.ok(alpha === undefined || alpha <= 1);
    }),
  );
});
