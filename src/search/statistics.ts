import type { Statistics } from '../core/statistics.ts';
import { type Bits, membersOf } from './bits.ts';
import type { Columns } from './columns.ts';
import { coverageOf, reservedFields } from './coverage.ts';
import { DECADES, DURATIONS, spreadOf } from './spread.ts';
import { codeCounts, tallyOf } from './tally.ts';
import { yearsIn } from './years.ts';

const MAX_CODES = 300;

/** The facet fields whose codes the statistics count. */
export const countedFields: readonly string[] = [
  'type',
  'country',
  'technology',
  'sector',
  'issue',
  'harm',
  'operator',
  'developer',
];

/** Everything the collection says about a set of records, counted in one pass over their tokens and one per column. */
export function statisticsOf(columns: Columns, records: Bits): Statistics {
  const docids = membersOf(records);
  const tally = tallyOf(columns, docids, [...countedFields, ...reservedFields]);
  const numbers = (field: string): number[] => Array.from(docids, (docid) => columns.number(field, docid));
  return {
    total: docids.length,
    ...yearsIn(columns, docids),
    codes: Object.fromEntries(
      countedFields.map((field) => [field, codeCounts(columns, tally, { field, most: MAX_CODES })]),
    ),
    affected: spreadOf(numbers('people_affected'), DECADES),
    exposure: spreadOf(numbers('exposure_window'), DURATIONS),
    coverage: coverageOf(columns, docids, tally),
  };
}
