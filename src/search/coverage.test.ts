import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryWith, indexed } from '../../test/world/indexed.ts';
import { wantedFields } from '../core/completeness.ts';
import { Columns } from './columns.ts';
import { coverageOf, reservedFields } from './coverage.ts';
import { tallyOf } from './tally.ts';

// Published on 2026-01-01, which is day 20,454.
const made: readonly Parameters<typeof entryWith>[2][] = [
  {
    firstDay: 20_444,
    lastDay: 20_450,
    numbers: { _answered: 0b11 },
    tokens: ['_submitter:A', '_publisher:X', '_language:en'],
  },
  {
    firstDay: 20_354,
    lastDay: 20_354,
    numbers: { _answered: 0b01 },
    tokens: ['_submitter:A', '_publisher:Y', '_publisher:X', '_language:zh'],
  },
  { firstDay: 19_999, lastDay: 19_999, numbers: { _answered: 0b10 }, tokens: ['_submitter:A'] },
  { tokens: ['_submitter:B'] },
];

test('coverage counts masks, reserved tokens and days, of the chosen records alone', async (t) => {
  const { reader } = await indexed(
    t,
    made.map((more, at) => entryWith(at + 1, {}, more)),
  );
  const columns = new Columns();
  columns.refresh(reader);
  const of = (...docids: number[]) => {
    const chosen = Uint32Array.from(docids);
    return coverageOf(columns, chosen, tallyOf(columns, chosen, reservedFields));
  };
  const all = of(1, 2, 3, 4);
  assert.equal(all.answered.length, wantedFields.length);
  assert.deepEqual(
    all.answered.slice(0, 3).map(({ count }) => count),
    [2, 2, 0],
  );
  assert.deepEqual(all.publishers, {
    codes: [
      { code: 'X', count: 2 },
      { code: 'Y', count: 1 },
    ],
    distinct: 2,
    records: 2,
  });
  assert.deepEqual([all.submitters.largest, all.submitters.herfindahl], [0.75, 0.625]);
  assert.deepEqual(all.lag.all, { count: 3, lower: 55, median: 100, upper: 277.5 });
  assert.deepEqual(
    all.lag.years.map(({ year, count }) => [year, count]),
    [
      [2024, 1],
      [2025, 2],
    ],
  );
  assert.equal(of(4).lag.all, undefined);
  assert.deepEqual(of(4).lag, { all: undefined, years: [], busiestDay: 0 });
});
