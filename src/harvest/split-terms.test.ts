import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Matcher } from './match-code.ts';
import { piecesOf, splitTerms } from './split-terms.ts';

const codes = ['apple', 'apple pie', 'pear', 'plums, dried', 'plums, dried, sweet', 'salt/pepper', 'tea: green'];
const find: Matcher = (term) => (codes.includes(term) ? { code: term, name: term } : undefined);
const split = (cell: string) => {
  const { matched, unmapped } = splitTerms(cell, find);
  return [matched.map(({ match }) => match.code), unmapped];
};

test('a whole cell wins, then semicolons, then commas and colons', () => {
  assert.deepEqual(split('plums, dried'), [['plums, dried'], []]);
  assert.deepEqual(split('apple; pear ;; '), [['apple', 'pear'], []]);
  assert.deepEqual(split('apple, pear: salt/pepper'), [['apple', 'pear', 'salt/pepper'], []]);
});

test('neighbours are joined again, the longest first', () => {
  assert.deepEqual(split('pear, plums, dried, sweet, apple'), [['pear', 'plums, dried, sweet', 'apple'], []]);
  assert.deepEqual(split('tea: green, tea: black, apple pie'), [['tea: green', 'apple pie'], ['tea: black']]);
});

test('what fits nothing stays whole, and keeps its own wording beside what fits', () => {
  assert.deepEqual(split('quince, fig'), [[], ['quince, fig']]);
  assert.deepEqual(split('apple, quince, fig, pear; date'), [
    ['apple', 'pear'],
    ['quince, fig', 'date'],
  ]);
});

test('no letter of a cell is lost, whatever it holds', () => {
  const cell = fc.array(fc.constantFrom(...codes, 'fig', ';', ',', ':', ' ', 'x')).map((parts) => parts.join(''));
  const letters = (text: string): string =>
    text
      .replace(/[\s,;:]/g, '')
      .split('')
      .sort()
      .join('');
  fc.assert(
    fc.property(cell, (text) => {
      const { matched, unmapped } = splitTerms(text, find);
      assert.equal(letters([...matched.map(({ raw }) => raw), ...unmapped].join('')), letters(text));
    }),
    { numRuns: 2_000 },
  );
});

test('pieces are trimmed and never empty', () => {
  assert.deepEqual(piecesOf(' a ;; b;'), ['a', 'b']);
  assert.deepEqual(piecesOf(' '), []);
});
