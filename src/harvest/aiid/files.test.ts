import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteFile, everyOf } from '../../../test/world/byte-files.ts';
import { aiidFiles, listIn, readNamed } from './files.ts';

test('files are told apart by their names, the merged CSET file first', () => {
  const names = [
    'classifications_CSETv1_Annotator-2.csv',
    'incidents.csv',
    'classifications_CSETv1.csv',
    'classifications_CSETv1_Annotator-1.csv',
    'license.txt',
  ];
  const files = aiidFiles(names.map((name) => byteFile('', { name })));
  assert.deepEqual(
    files.cset.map(({ name }) => name),
    [names[2], names[3], names[0]],
  );
  assert.equal(files.mit, undefined);
});

test('columns are found by name, also where two share one', async () => {
  const rows = await everyOf(readNamed(byteFile('A,B, A \n1,2,3\n4,5,\n'), ['A']));
  assert.deepEqual(
    rows.map(({ line, cell }) => [line, cell('A'), cell('A', 1), cell('C')]),
    [
      [2, '1', '3', ''],
      [3, '4', '', ''],
    ],
  );
  await assert.rejects(
    everyOf(readNamed(byteFile('A\n1\n', { name: 'x.csv' }), ['B'])),
    /x\.csv, line 1: there is no column "B"/,
  );
  await assert.rejects(everyOf(readNamed(byteFile(''), [])), /it is empty/);
});

test('a table that is cut off is refused with the line, unless the reader takes note of it', async () => {
  const file = byteFile('A,B\n1,2\n3', { name: 'x.csv' });
  await assert.rejects(everyOf(readNamed(file, ['A'])), /x\.csv, line 3: the file seems to be cut off here/);
  const told: unknown[] = [];
  const rows = await everyOf(readNamed(file, ['A'], { cut: (row) => told.push(row) }));
  const refused = 'The last line ends after 1 of 2 cells.';
  assert.deepEqual([rows.length, told], [1, [{ place: { line: 3, file: 'x.csv' }, refused, isCutOff: true }]]);
});

test('a cell is a list, empty, or no list', () => {
  assert.deepEqual(listIn('["a",1]'), ['a', 1]);
  assert.deepEqual(listIn(''), []);
  for (const cell of ['[1', '{"a":1}', '[{}]', 'a']) assert.equal(listIn(cell), undefined, cell);
});
