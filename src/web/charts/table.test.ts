import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showTable, type Table, tableCsv, tableJson } from './table.ts';

const table: Table = {
  name: 'publishers',
  title: 'Publishers',
  columns: [
    { key: 'code', label: 'Code' },
    { key: 'name', label: 'Publisher' },
    { key: 'language', label: 'Language', is: 'lang' },
    { key: 'records', label: 'Records', is: 'number' },
    { key: 'share', label: 'Share', is: 'share' },
  ],
  rows: [
    { cells: ['x', '=cmd|"/c calc"!A0', 'ar', 1_234, 0.125], address: '/records?q=%3C' },
    { cells: [undefined, '<b>', undefined, 0, 0] },
  ],
};

test('a table as CSV has no formula', () => {
  const [head, first] = tableCsv(table).split('\r\n');
  assert.equal(head, 'code,name,language,records,share');
  assert.equal(first, `x,"'=cmd|""/c calc""!A0",ar,1234,0.125`);
});

test('a table as data is a list of objects with nothing left out', () => {
  const [, second] = (tableJson(table) as { rows: object[] }).rows;
  assert.deepEqual(second, { code: null, name: '<b>', language: null, records: 0, share: 0 });
});

test('a table for people names its rows, marks their language, and lets nothing through', async () => {
  const text = String(await showTable(table));
  assert.match(text, /<th scope="row"><a href="\/records\?q=%3C"><bdi lang="ar" dir="rtl">=cmd/);
  assert.match(text, /<td class="number">1,234<\/td><td class="number">12.5%<\/td>/);
  assert.match(text, /&lt;b&gt;/);
  assert.doesNotMatch(text, /<b>|>x</);
});
