import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteFile, everyOf } from '../../../test/world/byte-files.ts';
import { incidentsSheet, inventedLines } from '../../../test/world/incidents-sheet.ts';
import type { Statement } from '../../core/statement.ts';
import { entityBook } from '../entities/entity-book.ts';
import { veilOf } from '../entities/withhold.ts';
import { readSheetRow } from './read-row.ts';
import { readSheet } from './sheet.ts';

const known = { book: entityBook(), veil: veilOf([]), mayRepeat: () => false, pages: new Map() };

async function read() {
  const lines = await everyOf(readSheet(byteFile(incidentsSheet(inventedLines))));
  return lines.map((line) => {
    assert.ok('id' in line);
    const row = readSheetRow(line, line.id, known);
    assert.ok('records' in row);
    return row;
  });
}

type Row = Awaited<ReturnType<typeof read>>[number];

const statements = (row: Row | undefined): readonly Statement[] => row?.records[0]?.document.statements ?? [];
const values = (row: Row | undefined, field: string) =>
  statements(row)
    .filter((one) => one.field === field)
    .map((one) => one.value);

test('a line becomes codes beside their own wording, entities, texts and a cited page', async () => {
  const rows = await read();
  const [first] = rows;
  assert.deepEqual(values(first, 'occurred'), ['2023/2024']);
  assert.deepEqual(values(first, 'technology'), ['computer-vision', 'machine-learning']);
  assert.deepEqual(values(first, 'issue'), ['accuracy-reliability', 'fairness']);
  assert.deepEqual(values(first, 'country'), ['NL', 'US']);
  assert.deepEqual(values(first, 'place'), ['North Dakota']);
  assert.deepEqual(values(first, 'purpose'), ['Count ships', 'Calculate fees']);
  assert.deepEqual(values(first, 'as_written'), ['Jurisdiction: Atlantis', 'Societal: Nuisance of gulls']);
  const raws = statements(first).flatMap(({ raw }) => raw ?? []);
  assert.ok(
    ['2023-2024', 'Machine learnng', 'North Dakota'].every((raw) => raws.includes(raw)),
    raws.join(),
  );
  const harm = statements(first).find((one) => one.field === 'harm');
  assert.equal(harm?.note, 'In the column "Individual"; In the column "Societal"');
  for (const one of statements(first)) {
    assert.deepEqual(one.cites, ['https://www.aiaaic.org/repository/harbour-cameras']);
    assert.equal(one.licence, 'CC-BY-SA-4.0');
    assert.equal(one.by, one.field === 'type' ? 'Casebook import' : 'AIAAIC editors');
  }
  assert.deepEqual(first?.unmapped, [
    { field: 'country', term: 'Atlantis' },
    { field: 'harm', term: 'Nuisance of gulls' },
  ]);
});

test('what fits nowhere is kept as written, and a line without headline has a title that says so', async () => {
  const rows = await read();
  assert.deepEqual(values(rows[2], 'as_written'), ['Occurred: spring 2019', 'Summary/links: see above']);
  assert.deepEqual(values(rows[3], 'as_written'), ['Column 19: =HYPERLINK("x")']);
  assert.deepEqual(values(rows[4], 'title'), ['Incident AIAAIC9004']);
});

test('a word for nobody becomes the reason why nothing is known', async () => {
  const [line] = await everyOf(readSheet(byteFile(incidentsSheet([{ 'AIAAIC ID#': 'AIAAIC1', Deployer: 'Unknown' }]))));
  assert.ok(line && 'id' in line);
  const row = readSheetRow(line, line.id, known);
  assert.ok('records' in row);
  const operator = statements(row).find((one) => one.field === 'operator');
  assert.deepEqual([operator?.unknown, operator?.raw], ['unknown', 'Unknown']);
});
