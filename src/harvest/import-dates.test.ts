import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readEdtf } from '../core/edtf.ts';
import { importDate } from './import-dates.ts';

test('years, ranges of years and ISO dates are read', () => {
  const cases = {
    '2024': '2024',
    ' 2023-2024 ': '2023/2024',
    '2018 – 2020': '2018/2020',
    '2018-': '2018/..',
    '2015-03': '2015-03',
    '2015-03-01': '2015-03-01',
    '2013-12-04T00:00:00Z': '2013-12-04',
  };
  for (const [raw, wanted] of Object.entries(cases)) assert.equal(importDate(raw), wanted);
});

test('nothing is guessed', () => {
  for (const raw of ['', 'c. 2019', '2024-2019', '03/04/2019', '2019-13', '2019-02-30', '-2019', 'n/a', '../..']) {
    assert.equal(importDate(raw), undefined, raw);
  }
});

test('whatever comes out can be read again', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\d\-/.~T: ]{0,20}$/), (raw) => {
      const date = importDate(raw);
      assert.ok(date === undefined || readEdtf(date) !== undefined, raw);
    }),
    { numRuns: 2_000 },
  );
});
