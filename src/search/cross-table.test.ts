import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { entryWith, indexed } from '../../test/world/indexed.ts';
import { bitsOf } from './bits.ts';
import { Columns } from './columns.ts';
import { crossTableOf } from './cross-table.ts';

const countries = Array.from({ length: 26 }, (_, at) => `A${String.fromCharCode(65 + at)}`);
const sectors = Array.from({ length: 12 }, (_, at) => `s${at}`);
const record = fc.tuple(fc.subarray(countries, { maxLength: 4 }), fc.subarray(sectors, { maxLength: 3 }));

async function columnsOver(t: Parameters<typeof indexed>[0], records: readonly (readonly [string[], string[]])[]) {
  const entries = records.map(([country, sector], at) =>
    entryWith(
      at + 1,
      {},
      { tokens: [...country.map((code) => `country:${code}`), ...sector.map((code) => `sector:${code}`)] },
    ),
  );
  const columns = new Columns();
  columns.refresh((await indexed(t, entries)).reader);
  return columns;
}

test('every cell is the number of records that belong to its row and its column', async (t) => {
  const [records = []] = fc.sample(fc.array(record, { minLength: 200, maxLength: 200 }), { numRuns: 1, seed: 7 });
  const columns = await columnsOver(t, records);
  const docids = Array.from({ length: 150 }, (_, at) => at + 1);
  const by = { rows: 'country', columns: 'sector' };
  const table = crossTableOf(columns, bitsOf(docids, columns.capacity), by);
  const named = (lines: typeof table.rows) => lines.flatMap(({ code }) => code ?? []);
  const belongs = (line: (typeof table.rows)[number], codes: readonly string[], all: readonly string[]): boolean => {
    if (line.kind === 'blank') return codes.length === 0;
    return line.kind === 'code' ? codes.includes(line.code ?? '') : codes.some((code) => !all.includes(code));
  };
  assert.equal(table.total, 150);
  assert.deepEqual(table.rows.map(({ kind }) => kind).slice(14), ['code', 'other', 'blank']);
  for (const [at, row] of table.rows.entries()) {
    const inRow = records.slice(0, 150).filter(([codes]) => belongs(row, codes, named(table.rows)));
    assert.equal(row.records, inRow.length);
    for (const [place, column] of table.columns.entries()) {
      const expected = inRow.filter(([, codes]) => belongs(column, codes, named(table.columns))).length;
      assert.equal(table.cells[at]?.[place], expected, `${row.code ?? row.kind} × ${column.code ?? column.kind}`);
    }
  }
});

test('a field against itself says which of its codes stand together, and one code left over is named', async (t) => {
  const columns = await columnsOver(t, [
    [['CN', 'DE'], sectors.slice(0, 9)],
    [['DE'], []],
  ]);
  const all = bitsOf([1, 2], columns.capacity);
  const table = crossTableOf(columns, all, { rows: 'country', columns: 'country' });
  assert.deepEqual(
    table.rows.map(({ code = 'blank' }) => code),
    ['DE', 'CN', 'blank'],
  );
  assert.deepEqual(table.cells, [
    [2, 1, 0],
    [1, 1, 0],
    [0, 0, 0],
  ]);
  const sector = crossTableOf(columns, all, { rows: 'country', columns: 'sector' });
  assert.deepEqual(
    sector.columns.map(({ kind }) => kind),
    [...Array(9).fill('code'), 'blank'],
  );
});

test('only facet fields can be set against each other', async (t) => {
  const columns = await columnsOver(t, [[['CN'], []]]);
  const refused = (by: { rows: string; columns: string }) =>
    assert.throws(() => crossTableOf(columns, columns.alive, by), {
      message: /not a field that records can be grouped by/,
    });
  refused({ rows: 'title', columns: 'country' });
  refused({ rows: 'country', columns: '_submitter' });
});
