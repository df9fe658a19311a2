import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordAnnotation } from '../core/annotation.ts';
import { fieldAgreementOf } from './annotators.ts';

const ids = Array.from({ length: 100 }, (_, docid) => `CB-${docid}`);

/** The annotations of observers, one line each: a value per record, several codes joined by "+", "." for none. */
function observed(lines: Readonly<Record<string, string>>): RecordAnnotation[] {
  return Object.entries(lines).flatMap(([asserter, line]) =>
    line
      .split(' ')
      .flatMap((cell, at): RecordAnnotation[] =>
        cell === '.' ? [] : cell.split('+').map((value) => ({ docid: at + 1, asserter, value })),
      ),
  );
}

// The worked examples of Krippendorff 2011: section A (alpha = 0.095) and section B (alpha = 0.692).
const binary = { Meg: '0 1 0 0 0 0 0 0 1 0', Owen: '1 1 1 0 0 1 0 0 0 0' };
const nominal = { Ben: 'a a b b d c c c e d d a', Gerry: 'b a b b b c c c e d d d' };

test('alpha is that of the published examples', () => {
  assert.equal(fieldAgreementOf('x', observed(binary), ids).agreement?.alpha.toFixed(3), '0.095');
  const made = fieldAgreementOf('x', observed(nominal), ids);
  assert.equal(made.agreement?.alpha.toFixed(3), '0.692');
  assert.deepEqual([made.units, made.differing, made.severalCodes], [12, 3, false]);
  assert.deepEqual(made.annotators, [
    { name: 'Ben', records: 12 },
    { name: 'Gerry', records: 12 },
  ]);
  assert.deepEqual(made.disagreements, [
    { one: ['a'], other: ['b'], count: 1 },
    { one: ['a'], other: ['d'], count: 1 },
    { one: ['b'], other: ['d'], count: 1 },
  ]);
  assert.deepEqual(made.records, ['CB-1', 'CB-5', 'CB-12']);
});

test('the codes of one annotator are one value, in whatever order they came', () => {
  const made = fieldAgreementOf('x', observed({ A: 'a+b a+b a b', B: 'b+a a b a', C: '. . . b' }), ids);
  assert.deepEqual([made.units, made.differing, made.severalCodes], [4, 3, true]);
  assert.deepEqual(made.disagreements, [
    { one: ['a'], other: ['b'], count: 2 },
    { one: ['a'], other: ['a', 'b'], count: 1 },
  ]);
});

test('too few records give no alpha, and neither do records that all have one code', () => {
  assert.equal(fieldAgreementOf('x', observed({ A: 'a b', B: 'a b' }), ids).agreement, undefined);
  const same = fieldAgreementOf('x', observed({ A: 'a a a a a a a a a a', B: 'a a a a a a a a a a' }), ids);
  assert.deepEqual([same.agreement, same.units, same.differing], [undefined, 10, 0]);
  const none = fieldAgreementOf('x', [], ids);
  assert.deepEqual([none.units, none.annotators, none.disagreements, none.records], [0, [], [], []]);
});

test('at most five disagreements and ten records are told, and a record that is not public is none of them', () => {
  const codes = Array.from({ length: 30 }, (_, at) => `c${at}`);
  const made = fieldAgreementOf('x', observed({ A: codes.join(' '), B: codes.toReversed().join(' ') }), ids);
  assert.equal(made.differing, 30);
  assert.deepEqual([made.disagreements.length, made.disagreements[0]?.count], [5, 2]);
  const gone = fieldAgreementOf('x', observed({ A: 'a a', B: 'b b' }), [undefined, undefined, 'CB-2']);
  assert.deepEqual([made.records.length, gone.records], [10, ['CB-2']]);
});
