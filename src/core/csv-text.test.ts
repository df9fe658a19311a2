import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type Cell, csvLine, csvText, unguarded } from './csv-text.ts';

test('a cell that a spreadsheet would take for a formula gets an apostrophe', () => {
  const dangerous = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =cmd()',
    '＝1',
    '=HYPERLINK("https://x","y")',
  ];
  const [read = []] = parse(csvText([dangerous])) as string[][];
  assert.deepEqual(
    read,
    dangerous.map((cell) => `'${cell}`),
  );
});

test('numbers, also negative ones, and plain text stay as they are; nothing is an empty cell', () => {
  assert.equal(csvText([['Lyon', -3, 0.5, undefined, 'a-b', '深网视界']]), 'Lyon,-3,0.5,,a-b,深网视界\r\n');
});

test('what was guarded is what it was again, also where apostrophes stood in front before', () => {
  const texts = ["'", "''", "'=1", "''=1", "'it's", "' =1", "'\t", '=1', "-'", '@', '', "'a"];
  for (const text of texts) assert.equal(unguarded((parse(csvLine([text, 'x'])) as string[][])[0]?.[0] ?? ''), text);
  const text = fc.string({ unit: fc.constantFrom("'", '=', '-', '+', '@', ' ', '\t', '\n', 'a', '"', ',', '＝') });
  fc.assert(
    fc.property(text, (one) => {
      assert.equal(unguarded((parse(csvLine([one, 'x'])) as string[][])[0]?.[0] ?? ''), one);
    }),
  );
});

test('whatever stands in cells, a reader of CSV gets the same cells, and none begins like a formula', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a"b', 'a,b', 'a\r\nb', '"', '=x', '-'));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
      const read = parse(csvText(rows as Cell[][]), { relax_column_count: true }) as string[][];
      assert.equal(read.length, rows.length);
      for (const [at, row] of read.entries()) {
        assert.deepEqual(
          row.map((text, place) => (text === `'${rows[at]?.[place]}` ? text.slice(1) : text)),
          rows[at],
        );
        for (const text of row) assert.doesNotMatch(text, /^\s*[=+\-@]/);
      }
    }),
  );
});
