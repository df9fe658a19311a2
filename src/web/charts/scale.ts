/** A whole step of the form 1, 2 or 5 times a power of ten that divides 0 to `most` into at most `parts` parts. */
export function niceStep(most: number, parts: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most / parts)));
  const step = [1, 2, 5, 10].find((factor) => most / (factor * power) <= parts) ?? 10;
  return Math.max(1, step * power);
}

/** The ticks of an axis from 0 that ends above `most`. */
export function ticksTo(most: number, parts = 4): number[] {
  const step = niceStep(most, parts);
  return Array.from({ length: Math.ceil(Math.max(1, most) / step) + 1 }, (_, at) => at * step);
}

/** A rounded percentage or coordinate, short in print: at most two decimals. */
export function short(value: number): number {
  return Math.round(value * 100) / 100;
}

const round125 = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  const lead = value / power;
  return Math.round((lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10) * power);
};

/**
 * Where up to five classes of counts begin, ascending from 1: each about the same multiple of the one before, because
 * counts of cases per country differ by powers of ten.
 */
export function classStarts(most: number): number[] {
  if (most <= 5) return Array.from({ length: Math.max(1, most) }, (_, at) => at + 1);
  const ratio = most ** (1 / 5);
  const starts = [1];
  for (let at = 1; at < 5; at += 1) starts.push(Math.max((starts.at(-1) ?? 0) + 1, round125(ratio ** at)));
  return starts.filter((start) => start <= most);
}

/** The class of a count, from 1; 0 for a count below all classes. */
export function classOf(count: number, starts: readonly number[]): number {
  return starts.findLastIndex((start) => count >= start) + 1;
}
