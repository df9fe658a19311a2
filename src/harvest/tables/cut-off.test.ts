import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteFile, everyOf } from '../../../test/world/byte-files.ts';
import { markCutOff, refuseCutHeader } from './cut-off.ts';
import { readCsv } from './read-csv.ts';

const cuts = async (text: string) =>
  (await everyOf(markCutOff(readCsv(byteFile(text))))).flatMap(({ line, cut }) => (cut ? [`${line}: ${cut}`] : []));

test('a last line that is shorter than all others is where the file broke off', async () => {
  assert.deepEqual(await cuts('a,b,c\n1,2,3\n4,5,6\n7,8'), ['4: The last line ends after 2 of 3 cells.']);
  assert.deepEqual(await cuts('a,b,c\n\n1,2,3\n7'), ['4: The last line ends after 1 of 3 cells.']);
});

test('a quote that is open at the end says the same', async () => {
  assert.deepEqual(await cuts('a,b\nc,"d\ne,f\n'), ['2: The quote that opens in column 2 is never closed.']);
});

test('a whole table, an uneven one and one that ends in blank lines are not cut off', async () => {
  for (const text of ['', 'a,b\n', 'a,b\n1,2\n', 'a,b,c\n1,2,3\n1,2\n1,2,3\n1,2', 'a,b\n1,2\n\n', 'a,b\n1,2\n1,2,3'])
    assert.deepEqual(await cuts(text), [], JSON.stringify(text));
});

test('every line is passed on in its order, blank ones too', async () => {
  const rows = await everyOf(markCutOff(readCsv(byteFile('\na,b\n\n\n1,2\n\n'))));
  assert.deepEqual(
    rows.map(({ line }) => line),
    [1, 2, 3, 4, 5, 6],
  );
});

test('a file that breaks off among the names of its columns is refused with the line', () => {
  const cut = { line: 1, cells: [], cut: 'The quote that opens in column 2 is never closed.' };
  assert.throws(() => refuseCutHeader(byteFile('', { name: 'a.csv' }), cut), /a\.csv, line 1: .* cut off here/);
  refuseCutHeader(byteFile(''), { line: 1, cells: ['a'] });
});
