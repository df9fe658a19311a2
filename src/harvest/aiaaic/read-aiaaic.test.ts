import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteFile, everyOf } from '../../../test/world/byte-files.ts';
import { incidentsSheet, inventedLines, sheetHeader } from '../../../test/world/incidents-sheet.ts';
import type { Statement } from '../../core/statement.ts';
import type { ImportedRow } from '../imported-row.ts';
import { readAiaaic } from './read-aiaaic.ts';

type GoodRow = Exclude<ImportedRow, { readonly refused: string }>;

async function read(text: string) {
  const collection = await readAiaaic(byteFile(text, { name: 'incidents.csv' }));
  const rows = (await everyOf(collection.rows)).map((row) => row as GoodRow);
  return { collection, rows };
}

const statements = (row: GoodRow | undefined): readonly Statement[] => row?.records[0]?.document.statements ?? [];
const values = (row: GoodRow | undefined, field: string) =>
  statements(row)
    .filter((one) => one.field === field)
    .map((one) => one.value);

test('a name spelt two ways is one entity with both names', async () => {
  const { rows } = await read(incidentsSheet(inventedLines));
  const [operator] = values(rows[0], 'operator').slice(1);
  assert.deepEqual(values(rows[0], 'developer'), [operator]);
  const entity = rows[0]?.entities.find(({ key }) => key === operator);
  assert.deepEqual(entity?.document.names.map(({ text }) => text).sort(), ['Acme Vision', 'Acme Vision BV']);
});

test('a private person stands nowhere: not as entity, raw, title, purpose, address or report', async () => {
  const { rows, collection } = await read(incidentsSheet(inventedLines));
  assert.doesNotMatch(JSON.stringify({ rows, collection }), /quackenbush/i);
  const withheld = rows.flatMap((row) => row.withheld);
  assert.deepEqual(withheld, [
    { line: 5, column: 'Deployer' },
    { line: 5, column: 'Headline' },
    { line: 5, column: 'Purpose' },
  ]);
  assert.deepEqual(
    rows[1]?.entities.map(({ document }) => document.kind),
    ['group'],
  );
  assert.match(String(rows[1]?.sources[0]?.document.withheld), /names a private person/);
});

test('an id that stands twice gives two records, and the report says so', async () => {
  const { rows, collection } = await read(incidentsSheet(inventedLines));
  assert.deepEqual(
    rows.map((row) => row.records[0]?.key),
    ['AIAAIC9001', 'AIAAIC9002', 'AIAAIC9003', 'AIAAIC9003#2', 'AIAAIC9004', 'AIAAIC9005'],
  );
  assert.deepEqual(values(rows[3], 'alias'), [{ scheme: 'AIAAIC', id: 'AIAAIC9003' }]);
  assert.match(collection.remarks.join(), /AIAAIC9003 stands again on line 7/);
  assert.equal(collection.total, 6);
});

test('an id on very many lines is told line by line only at first', async () => {
  const line = { 'AIAAIC ID#': 'AIAAIC9001', Headline: 'Again' };
  const { collection } = await read(incidentsSheet(Array.from({ length: 151 }, () => line)));
  assert.equal(collection.remarks.length, 1 + 100 + 1);
  assert.equal(collection.remarks.at(-1), 'On 50 more lines, an id stands again.');
});

test('a sheet that is cut off gives its complete lines, then the one where it broke off', async () => {
  const whole = incidentsSheet(inventedLines);
  for (const end of ['AIAAIC9999,Half a li', 'AIAAIC9999,"Half a line, and\r\nmore']) {
    const { rows, collection } = await read(`${whole}${end}`);
    assert.equal(collection.total, 7);
    const [last] = rows.slice(-1) as unknown as ImportedRow[];
    assert.ok(last && 'refused' in last && last.isCutOff, end);
    assert.deepEqual([rows.length, last.place], [7, { line: 11 }]);
  }
  await assert.rejects(read(sheetHeader.join('\n').slice(0, 200)), /incidents\.csv, line 2: .* cut off here/);
});

test('a sheet of headers only is refused', async () => {
  await assert.rejects(read(incidentsSheet([])), /incidents\.csv: it holds no rows/);
});

test('two lines of one page share its source', async () => {
  const { rows } = await read(incidentsSheet(inventedLines));
  assert.deepEqual(rows[5]?.sources, rows[0]?.sources);
});

test('a wrong file, an empty one and one without a column are refused before anything is read', async () => {
  await assert.rejects(read('a,b\n1,2\n3,4\n5,6\n'), /incidents\.csv: this is not the incidents sheet of AIAAIC/);
  await assert.rejects(read(''), /no column "AIAAIC ID#"/);
  await assert.rejects(read(incidentsSheet(inventedLines).replace('Technology', 'Tech')), /no column "Technology"/);
});
