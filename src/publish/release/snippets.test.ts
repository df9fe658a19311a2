import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordColumns } from '../table/columns.ts';
import { lettersOf, linesOf, snippets } from './snippets.ts';

test('columns have the letters that spreadsheets give them', () => {
  assert.deepEqual([0, 25, 26, 51, 52, 701, 702].map(lettersOf), ['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

test('the formula names cells of the columns that it asks', () => {
  const [formula] = snippets.flatMap(({ code = '' }) => (code.startsWith('=') ? [code] : []));
  const cells = new Set(formula?.match(/[A-Z]+2\b/g));
  const names = recordColumns.filter((_, at) => cells.has(`${lettersOf(at)}2`)).map(({ name }) => name);
  assert.deepEqual(names.sort(), ['data_category', 'people_affected', 'records_exposed']);
});

test('lines for curl carry the address of this Casebook, and others are as written', () => {
  for (const snippet of snippets) {
    const lines = linesOf(snippet, 'https://cases.example') ?? '';
    assert.ok(!lines.includes('{site}'), snippet.tool);
    assert.equal(lines.includes('https://cases.example/records/download.csv'), snippet.tool === 'curl alone');
  }
});
