import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { byteFile, csvLine, everyOf } from '../../../test/world/byte-files.ts';
import { readCsv } from './read-csv.ts';

const rows = (text: string, piece?: number) => everyOf(readCsv(byteFile(text, { piece })));

test('any table comes back cell by cell with the line each record starts on', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', ' ', '=', '深'), maxLength: 8 });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 30 }), async (cells, piece) => {
      let line = 1;
      const wanted = cells.map((record) => {
        const row = { line, cells: record };
        line += 1 + record.join('').split('\n').length - 1;
        return row;
      });
      assert.deepEqual(await rows(cells.map((record) => `${csvLine(record)}\n`).join(''), piece), wanted);
    }),
    { numRuns: 500 },
  );
});

test('lines are counted rightly with Windows line ends, also inside cells', async () => {
  const got = await rows('a,b\r\n"one\r\ntwo",c\r\nd,e\r\n');
  assert.deepEqual(got, [
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['one\ntwo', 'c'] },
    { line: 4, cells: ['d', 'e'] },
  ]);
});

test('a quote where none belongs is part of its cell and disturbs no other record', async () => {
  const got = await rows('a,b\nc,d"e\n"f"g,h\ni,j\n');
  assert.deepEqual(
    got.map(({ cells }) => cells),
    [
      ['a', 'b'],
      ['c', 'd"e'],
      ['"f"g', 'h'],
      ['i', 'j'],
    ],
  );
});

test('where a file ends inside a quoted cell, the records before come whole and the last one is marked', async () => {
  assert.deepEqual(await rows('a,b\nc,"d\ne,f\n'), [
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: [], cut: 'The quote that opens in column 2 is never closed.' },
  ]);
});

test('a formula is text like any other', async () => {
  assert.deepEqual(await rows('=1+1,@SUM(A1)\n'), [{ line: 1, cells: ['=1+1', '@SUM(A1)'] }]);
});

test('a cell above 16 MB stops the file with one sentence', async () => {
  await assert.rejects(
    rows(`a,b\n"${'x'.repeat(17 * 1024 * 1024)}",c\n`),
    /line 2: the cell in column 1 is longer than 16 MB/,
  );
});
