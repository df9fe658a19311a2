import type { Statistics } from '../../core/statistics.ts';
import type { Column } from '../charts/columns.ts';
import type { TableRow } from '../charts/table.ts';

const MAX_YEARS = 30;
const RARE = 0.02;
const WIDE_LABELS = 12;
const NARROW_LABELS = 5;

// A few early cases must not press the many later ones together: they share the first column.
function firstYearShown(years: Statistics['years'], last: number): number {
  const total = years.reduce((sum, { count }) => sum + count, 0);
  const [earliest] = years;
  let before = 0;
  let first = earliest?.year ?? last;
  for (const { year, count } of years) {
    if (last - first < MAX_YEARS || (before + count > total * RARE && last - first < 2 * MAX_YEARS)) break;
    before += count;
    first = year + 1;
  }
  return first === earliest?.year ? first : Math.max(first, last - MAX_YEARS + 1);
}

const stepFor = (span: number, labels: number): number =>
  [1, 2, 5, 10, 20, 50, 100, 500].find((step) => span / step <= labels) ?? 1_000;

/** The columns of a chart over time, empty years included, and a sentence on those that are drawn otherwise. */
export function yearColumns(
  rows: readonly TableRow[],
  years: Statistics['years'],
  thisYear: number,
): { readonly columns: Column[]; readonly note: string } {
  const last = years.at(-1)?.year;
  if (last === undefined) return { columns: [], note: '' };
  const first = firstYearShown(years, last);
  const span = last - first + 1;
  const [wide, narrow] = [stepFor(span, WIDE_LABELS), stepFor(span, NARROW_LABELS)];
  const counts = new Map(years.map(({ year, count }) => [year, count]));
  const addresses = new Map(rows.map(({ cells, address }) => [cells[0], address]));
  const early = years.filter(({ year }) => year < first).reduce((sum, { count }) => sum + count, 0);
  const columns = Array.from({ length: span }, (_, at): Column => {
    const year = first + at;
    const label = year % wide === 0 ? String(year) : undefined;
    // The label of the first column needs room on a narrow screen.
    const crowded = early > 0 && at < span / 4;
    const more = { label, rare: crowded || year % narrow !== 0, odd: year === thisYear };
    return { count: counts.get(year) ?? 0, name: String(year), address: addresses.get(String(year)), ...more };
  });
  if (early > 0) columns.unshift({ count: early, name: `before ${first}`, label: `to ${first - 1}`, odd: true });
  const notes = [
    ...(early > 0 ? [` The first column holds all years before ${first}.`] : []),
    ...(counts.has(thisYear) ? [` ${thisYear} is not over.`] : []),
  ];
  return { columns, note: notes.join('') };
}
