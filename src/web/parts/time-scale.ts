/** A tick of a time axis: where it stands (0 to 100) and what it says. */
export type Tick = { readonly at: number; readonly label: string };

/** A time axis: days since 1970-01-01 to positions from 0 to 100. */
export type TimeScale = { readonly at: (day: number) => number; readonly ticks: readonly Tick[] };

const DAY = 86_400_000;
const YEAR = 365.25;
const MAX_TICKS = 6;
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 6_000, 12_000];
const months = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });

function stepOf(span: number): number {
  return STEPS.find((step) => span / 30.4 / step <= MAX_TICKS) ?? 24_000;
}

function labelOf(time: Date, step: number, first: boolean): string {
  const year = String(time.getUTCFullYear());
  if (step >= 12) return year;
  return first || time.getUTCMonth() === 0 ? `${months.format(time)} ${year}` : months.format(time);
}

/** The first day of a month, counted from the January of the year 0; `Date.UTC` would take the year 50 for 1950. */
export function monthStart(month: number): number {
  return new Date(0).setUTCFullYear(0, month, 1) / DAY;
}

/** The axis from the first day to the last, with up to seven ticks on whole months or years; undefined within one month. */
export function timeScale(first: number, last: number): TimeScale | undefined {
  const span = last - first;
  if (span < 31) return undefined;
  const margin = span * 0.02;
  const at = (day: number): number => Math.round((10_000 * (day - first + margin)) / (span + 2 * margin)) / 100;
  const step = stepOf(span);
  const start = new Date(first * DAY);
  const origin =
    Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth() + (start.getUTCDate() > 1 ? 1 : 0)) / step) * step;
  const ticks: Tick[] = [];
  // Beyond the last day of the calendar a month starts on no number, which is not before any day.
  for (let month = origin; monthStart(month) <= last; month += step) {
    const day = monthStart(month);
    ticks.push({ at: at(day), label: labelOf(new Date(day * DAY), step, ticks.length === 0) });
  }
  return { at, ticks };
}

/** A length of time in its largest fitting unit: "3 days", "7 months", "4 years"; undefined for a single day. */
export function sayLength(days: number): string | undefined {
  if (days < 2) return undefined;
  const [amount, unit] = days < 61 ? [days, 'day'] : days < 2 * YEAR ? [days / 30.44, 'month'] : [days / YEAR, 'year'];
  const whole = Math.round(amount);
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}
