import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteFile } from '../../test/world/byte-files.ts';
import { incidentsSheet } from '../../test/world/incidents-sheet.ts';
import { readAiaaic } from './aiaaic/read-aiaaic.ts';
import { mixedUp, shareBook } from './code-share.ts';

const line = (n: number, cells: Readonly<Record<string, string>>) => ({
  'AIAAIC ID#': `AIAAIC${n}`,
  Headline: `Case ${n}`,
  ...cells,
});

async function remarksOn(cells: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const lines = Array.from({ length: 12 }, (_, n) => line(n + 1, cells));
  const book = shareBook();
  const terms = [];
  for await (const row of (await readAiaaic(byteFile(incidentsSheet(lines)))).rows) {
    assert.ok(!('refused' in row));
    book.count(row);
    terms.push(...row.unmapped.map((term) => ({ ...term, count: 1 })));
  }
  return mixedUp(book.shares(), terms);
}

test('columns under the titles of others are remarked on, with whose codes they hold', async () => {
  assert.deepEqual(await remarksOn({ Technology: 'Automotive', Sector: 'Facial recognition' }), [
    'Few terms of "Technology" are known codes (0 of 12), and most are codes of "Sector": is its column under the wrong title?',
    'Few terms of "Sector" are known codes (0 of 12), and most are codes of "Technology": is its column under the wrong title?',
  ]);
});

test('terms that nobody knows are remarked on without a guess', async () => {
  assert.deepEqual(await remarksOn({ Sector: 'Bbbbb' }), [
    'Few terms of "Sector" are known codes (0 of 12): is its column under the wrong title?',
  ]);
});

test('a column in order, an empty one and a handful of odd terms give no remark', async () => {
  assert.deepEqual(await remarksOn({ Sector: 'Automotive', Technology: 'Drone; Bbbbb' }), []);
  assert.deepEqual(mixedUp([{ field: 'sector', known: 0, unknown: 9 }], []), []);
});
