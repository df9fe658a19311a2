import { yearOf } from '../core/edtf.ts';
import type { Statistics } from '../core/statistics.ts';
import type { Columns } from './columns.ts';

/** Gives the year of a day (days since 1970-01-01), each worked out once; undefined for a day that no calendar holds. */
export function yearsByDay(): (day: number) => number | undefined {
  const known = new Map<number, number>();
  return (day) => {
    if (!Number.isFinite(day)) return undefined;
    const year = known.get(day) ?? yearOf(day);
    known.set(day, year);
    return Number.isNaN(year) ? undefined : year;
  };
}

/** How many of these records began in each year, and how many have no date. */
export function yearsIn(columns: Columns, docids: Uint32Array): Pick<Statistics, 'years' | 'undated'> {
  const yearOfDay = yearsByDay();
  const counts = new Map<number, number>();
  let undated = 0;
  for (const docid of docids) {
    const year = yearOfDay(columns.firstDay[docid] as number);
    if (year === undefined) undated += 1;
    else counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const years = [...counts].sort(([a], [b]) => a - b).map(([year, count]) => ({ year, count }));
  return { years, undated };
}
