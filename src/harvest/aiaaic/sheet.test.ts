import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteFile, everyOf } from '../../../test/world/byte-files.ts';
import { incidentsSheet, sheetHeader, sheetLine } from '../../../test/world/incidents-sheet.ts';
import { readSheet } from './sheet.ts';

const lines = (text: string) => everyOf(readSheet(byteFile(text)));

test('a bad line is refused with its line, column and reason, and the others are read', async () => {
  const good = { 'AIAAIC ID#': 'AIAAIC1', Headline: 'Good' };
  const text = [
    ...sheetHeader,
    sheetLine({ 'AIAAIC ID#': 'AIAAIC2', Headline: 'x'.repeat(10 * 1024 * 1024) }),
    'AIAAIC3,cut off',
    sheetLine({ 'AIAAIC ID#': 'B-7', Headline: 'Strange' }),
    sheetLine(good),
  ];
  const got = await lines(text.join('\n'));
  assert.deepEqual(got.slice(0, 3), [
    { place: { line: 4, column: 'Headline' }, refused: 'The cell holds 10,485,760 characters; at most 2,000 fit.' },
    { place: { line: 5, column: undefined }, refused: 'The line has 2 cells where the sheet has 19 columns.' },
    { place: { line: 6, column: 'AIAAIC ID#' }, refused: 'This is not an id such as AIAAIC0196.' },
  ]);
  assert.ok(got[3] && 'id' in got[3] && got[3].id === 'AIAAIC1' && got[3].line === 7);
});

test('columns are found by name, wherever they stand', async () => {
  const reversed = incidentsSheet([{ 'AIAAIC ID#': 'AIAAIC1', Sector: 'Energy' }])
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(',').reverse().join(','));
  const [row] = await lines(reversed.join('\n'));
  assert.ok(row && 'cell' in row);
  assert.deepEqual([row.id, row.cell('Sector'), row.others], ['AIAAIC1', 'Energy', []]);
});
