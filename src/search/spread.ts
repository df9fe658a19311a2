import { quantile } from '../core/quantile.ts';
import type { Bin, Concentration, Quartiles, Spread } from '../core/statistics.ts';

/** The decades of people affected: below 1, then 1, 10, 100 up to a thousand million. */
export const DECADES: readonly number[] = [0, ...Array.from({ length: 10 }, (_, power) => 10 ** power)];

/** How long data stood open, in days: from a day, a week, a month, three, six months, a year, two years on. */
export const DURATIONS: readonly number[] = [0, 7, 30, 91, 183, 365, 730];

/** Counts numbers into bins that begin at `edges` (ascending); NaN stands for no number, and nothing lies below the first. */
export function spreadOf(numbers: Iterable<number>, edges: readonly number[]): Spread {
  const counts = edges.map(() => 0);
  let records = 0;
  for (const number of numbers) {
    const at = edges.findLastIndex((edge) => number >= edge);
    if (at < 0) continue;
    counts[at] = (counts[at] ?? 0) + 1;
    records += 1;
  }
  const bins = edges.map((from, at): Bin => ({ from, below: edges[at + 1], count: counts[at] ?? 0 }));
  return { bins, records };
}

/** The quartiles of some values; undefined when there are none. */
export function quartilesOf(values: Float64Array): Quartiles | undefined {
  if (values.length === 0) return undefined;
  const sorted = values.slice().sort();
  const [lower = 0, median = 0, upper = 0] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
  return { count: values.length, lower, median, upper };
}

/**
 * How much of a whole comes from few: the share of the largest part and of the five largest, and the Herfindahl index
 * H = Σ (nᵢ / N)², which is 1 when one part is everything and 1/k when k parts are equal, so that 1/H is the number of
 * equal parts that would be just as concentrated (Herfindahl 1950; Hirschman 1945). All are 0 when there is nothing.
 */
export function concentrationOf(parts: readonly number[]): Pick<Concentration, 'largest' | 'topFive' | 'herfindahl'> {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole === 0) return { largest: 0, topFive: 0, herfindahl: 0 };
  const shares = parts.map((part) => part / whole).sort((a, b) => b - a);
  const sum = (some: readonly number[]): number => some.reduce((total, share) => total + share, 0);
  return {
    largest: shares[0] ?? 0,
    topFive: sum(shares.slice(0, 5)),
    herfindahl: sum(shares.map((share) => share ** 2)),
  };
}
