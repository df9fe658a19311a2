import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yearColumns } from './year-columns.ts';

const columnsOf = (counts: Readonly<Record<number, number>>, thisYear = 2026) => {
  const years = Object.entries(counts).map(([year, count]) => ({ year: Number(year), count }));
  const rows = years.map(({ year, count }) => ({
    cells: [String(year), count],
    address: `/records?q=occurred%3A${year}`,
  }));
  return yearColumns(rows, years, thisYear);
};

test('empty years between stand as columns of nothing', () => {
  const { columns, note } = columnsOf({ 2015: 2, 2018: 5 });
  assert.deepEqual(
    columns.map(({ name, count }) => [name, count]),
    [
      ['2015', 2],
      ['2016', 0],
      ['2017', 0],
      ['2018', 5],
    ],
  );
  assert.equal(note, '');
});

test('a few early cases share one column, and nothing is lost', () => {
  const { columns, note } = columnsOf({ 1903: 1, 1979: 1, 2010: 90, 2019: 400, 2026: 20 });
  assert.equal(columns.length, 31);
  assert.deepEqual([columns[0]?.name, columns[0]?.count, columns[0]?.odd], ['before 1997', 2, true]);
  assert.equal(
    columns.reduce((sum, { count }) => sum + count, 0),
    512,
  );
  assert.match(note, /before 1997\. 2026 is not over\.$/);
  assert.deepEqual([columns.at(-1)?.odd, columns.at(-2)?.odd], [true, false]);
});

test('early years that weigh as much as the others stay on their own', () => {
  const { columns } = columnsOf({ 1975: 10, 2019: 10 });
  assert.deepEqual([columns.length, columns[0]?.name], [45, '1975']);
});

test('no year, no column', () => {
  assert.deepEqual(columnsOf({}).columns, []);
});
