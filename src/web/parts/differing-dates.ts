import { type EdtfDate, readEdtf } from '../../core/edtf.ts';

const firstOf = ({ first = Number.NEGATIVE_INFINITY }: EdtfDate): number => first;
const lastOf = ({ last = Number.POSITIVE_INFINITY }: EdtfDate): number => last;
const isWithin = (date: EdtfDate, other: EdtfDate): boolean =>
  firstOf(other) <= firstOf(date) && lastOf(date) <= lastOf(other);

/**
 * The dates of which not all can hold, the earliest first: 2000 and 2008. One that another only says more exactly, as a day
 * in a year does, is left out, and of equal ones the first stays.
 */
export function differingDates(texts: readonly string[]): readonly string[] {
  const dates = [...new Set(texts)].flatMap((text) => readEdtf(text) ?? []);
  const isSaidBetter = (date: EdtfDate, at: number): boolean =>
    dates.some((other, place) => place !== at && isWithin(other, date) && (place < at || !isWithin(date, other)));
  return dates
    .filter((date, at) => !isSaidBetter(date, at))
    .sort((a, b) => firstOf(a) - firstOf(b))
    .map(({ text }) => text);
}
