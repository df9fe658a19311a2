import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImportReport } from './import-report.ts';
import { placeText, reportText } from './report-text.ts';

const tally = { created: 1_200, changed: 2, unchanged: 3, shared: 4 };
const report: ImportReport = {
  schema: 'casebook.import-report/1',
  collection: 'list',
  title: 'A list',
  dryRun: true,
  rows: 1_205,
  total: 2_000,
  records: tally,
  sources: tally,
  entities: tally,
  refusedRows: 25,
  refused: Array.from({ length: 25 }, (_, n) => ({ line: n + 1, column: 'Headline', reason: 'Too long.' })),
  unmapped: [{ field: 'sector', term: 'Space', count: 7, nearest: ['aerospace'] }],
  withheld: [{ column: 'Deployer', count: 2, lines: [3, 8] }],
  codes: [{ field: 'sector', known: 1_993, unknown: 7 }],
  notListed: { refused: 0, unmapped: 0, withheld: 0 },
  sameCases: {
    count: 30,
    listed: Array.from({ length: 25 }, (_, n) => ({
      key: `K${n}`,
      id: `CB-${n + 9}`,
      other: 'CB-1',
      because: 'both cite S-4',
    })),
  },
  kept: { facts: 5, records: 2, listed: [{ line: 7, id: 'CB-7', facts: 3 }] },
  remarks: ['list.csv is read as UTF-8.'],
  stopped: 'Stopped on request.',
};

test('a person reads counts, refused lines with their reason, terms with neighbours, and where people were withheld', () => {
  const text = reportText(report).join('\n');
  for (const line of [
    'A list (dry run: nothing was written)',
    'rows:     1,205 of 2,000 read, 25 refused',
    'records:  1,200 created, 2 changed, 3 unchanged, 4 shared with another collection',
    'codes:    1,993 of 2,000 terms are known',
    '  line 20, Headline: Too long.',
    '  and 5 more (--report FILE lists them)',
    '  sector: "Space" (7), nearest: aerospace',
    '  Deployer: 2, on lines 3, 8',
    'New records that may be the same case as one of another collection: 30',
    '  K19 and CB-1: both cite S-4\n  and 10 more (--report FILE lists the first 25)',
    'from what editors changed (5); theirs were kept: 2\n  line 7: 3 of CB-7',
    'Stopped: Stopped on request.',
  ]) {
    assert.ok(text.includes(line), line);
  }
  assert.ok(!text.includes('line 21, Headline') && !text.includes('K20'));
  assert.ok(reportText({ ...report, dryRun: false }).includes('  CB-28 (K19) and CB-1: both cite S-4'));
});

test('what stands not even in the file of the report is said to be missing', () => {
  const text = reportText({ ...report, refusedRows: 99, notListed: { ...report.notListed, refused: 74 } }).join('\n');
  assert.match(text, /Refused rows: 99\n/);
  assert.match(text, / {2}and 79 more \(--report FILE lists the first 25\)/);
});

test('empty lists are left out', () => {
  const quiet = {
    ...report,
    refused: [],
    refusedRows: 0,
    unmapped: [],
    withheld: [],
    sameCases: { count: 0, listed: [] },
    kept: { facts: 0, records: 0, listed: [] },
    stopped: undefined,
  };
  assert.doesNotMatch(reportText(quiet).join('\n'), /Refused rows|Terms|withheld|same case|editors|Stopped/);
});

test('a place names its file only where there are several', () => {
  assert.equal(placeText({ line: 4 }), 'line 4');
  assert.equal(placeText({ file: 'incidents.csv', line: 4, column: 'Deployer' }), 'incidents.csv, line 4, Deployer');
});
