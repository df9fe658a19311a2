import type { Bin, Spread } from '../../core/statistics.ts';
import type { Table, TableRow } from '../charts/table.ts';
import { sayNumber } from '../parts/text.ts';
import { searchWithin } from '../selection.ts';
import type { Counted } from './code-tables.ts';

const durations = [
  'under a week',
  'a week to a month',
  '1 to 3 months',
  '3 to 6 months',
  '6 months to a year',
  '1 to 2 years',
  '2 years and longer',
];

function sayPeople({ from, below }: Bin): string {
  if (below === undefined) return `${sayNumber(from)} and more`;
  return below <= 1 ? 'none' : `${sayNumber(from)} to ${sayNumber(below - 1)}`;
}

function termsOf(name: string, { from, below }: Bin): string[] {
  return [`${name}:>=${from}`, ...(below === undefined ? [] : [`${name}:<${below}`])];
}

function spreadTable(
  { selection, statistics }: Counted,
  of: { table: Pick<Table, 'name' | 'title'>; spread: Spread; field: string; say: (bin: Bin, at: number) => string },
): Table {
  const { spread, field, say } = of;
  const rows = spread.bins.map((bin, at): TableRow => {
    const address = bin.count === 0 ? undefined : searchWithin(selection, ...termsOf(field, bin));
    return { cells: [say(bin, at), bin.from, bin.below, bin.count], address };
  });
  const blank: TableRow = { cells: ['no number given', undefined, undefined, statistics.total - spread.records] };
  return {
    ...of.table,
    columns: [
      { key: 'range', label: 'Range' },
      { key: 'from', label: 'From', is: 'edge' },
      { key: 'below', label: 'Less than', is: 'edge' },
      { key: 'records', label: 'Records', is: 'number' },
    ],
    rows: [...rows, blank],
  };
}

/** Records by the number of people affected, in decades. */
export function peopleTable(counted: Counted): Table {
  const table = { name: 'people-affected', title: 'How many people were affected' };
  return spreadTable(counted, { table, spread: counted.statistics.affected, field: 'people_affected', say: sayPeople });
}

/** Records by how long data stood open. */
export function openTable(counted: Counted): Table {
  const table = { name: 'time-open', title: 'How long the data stood open' };
  const say = (_: Bin, at: number): string => durations[at] ?? '';
  return spreadTable(counted, { table, spread: counted.statistics.exposure, field: 'exposure_window', say });
}

/** Records by the year in which the case began, empty years between left out, and those without a date. */
export function yearTable({ selection, statistics }: Counted): Table {
  const rows = statistics.years.map(
    ({ year, count }): TableRow => ({
      cells: [String(year), count],
      // The query language knows dates of four digits.
      address: year > 999 && year < 10_000 ? searchWithin(selection, `occurred:${year}`) : undefined,
    }),
  );
  return {
    name: 'years',
    title: 'Records by the year the case began',
    columns: [
      { key: 'year', label: 'Year' },
      { key: 'records', label: 'Records', is: 'number' },
    ],
    rows: [...rows, { cells: ['no date given', statistics.undated] }],
  };
}
