import parse from 'edtf';

/** A date read from EDTF text; `first` and `last` are days since 1970-01-01, undefined where the end is open or unknown. */
export type EdtfDate = {
  readonly text: string;
  readonly first?: number;
  readonly last?: number;
  readonly approximate: boolean;
  readonly uncertain: boolean;
};

const DAY = 86_400_000;
const MAX_LENGTH = 64;
// From 0001-01-01 to 9999-12-31: beyond them a date is a slip of the pen, and calendars and databases disagree.
const [FIRST_DAY, LAST_DAY] = [-719_162, 2_932_896];
const MEMORY = 20_000;
const seen = new Map<string, EdtfDate | undefined>();

const day = (milliseconds: number | null | undefined): number | undefined =>
  milliseconds === null || milliseconds === undefined || !Number.isFinite(milliseconds)
    ? undefined
    : Math.floor(milliseconds / DAY);

// The parser takes 29 February for every year, and gives a set such as {2018..2020} the end of its first year.
function isRefused(text: string): boolean {
  if (text.includes('..') && /[[{]/.test(text)) return true;
  return [...text.matchAll(/(\d{4})-02-29/g)].some(
    ([, year]) => new Date(Date.UTC(Number(year), 1, 29)).getUTCDate() !== 29,
  );
}

function read(text: string): EdtfDate | undefined {
  if (isRefused(text)) return undefined;
  try {
    const value = parse(text);
    const [first, last] = [day(value.min), day(value.max)];
    if (first === undefined && last === undefined) return undefined;
    if ((first ?? FIRST_DAY) < FIRST_DAY || (last ?? LAST_DAY) > LAST_DAY) return undefined;
    const approximate = text.includes('~') || text.includes('%');
    return { text, first, last, approximate, uncertain: text.includes('?') || text.includes('%') };
  } catch {
    return undefined;
  }
}

/**
 * Reads an EDTF (ISO 8601-2) text; undefined when it is not one, when it names no day at all (`../..`)
 * or one outside the years 0001 to 9999. The parser is slow, so recent texts are remembered.
 */
export function readEdtf(text: string): EdtfDate | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  if (seen.has(text)) return seen.get(text);
  const value = read(text);
  if (seen.size >= MEMORY) seen.clear();
  seen.set(text, value);
  return value;
}

/** The year of a day number (days since 1970-01-01). */
export function yearOf(days: number): number {
  return new Date(days * DAY).getUTCFullYear();
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function sayOne(text: string): string {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%])?$/.exec(text);
  if (!match) return text;
  const [, year, month, dayOfMonth, doubt] = match;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (month !== undefined && name === undefined) return text;
  const plain = [dayOfMonth === undefined ? undefined : String(Number(dayOfMonth)), name, year]
    .filter(Boolean)
    .join(' ');
  if (doubt === '~') return `about ${plain}`;
  if (doubt === '?') return `possibly ${plain}`;
  return doubt === '%' ? `possibly about ${plain}` : plain;
}

/** The date as a reader would say it: "13 February 2019", "July 2018 to February 2019", "until 13 February 2019". */
export function sayDate(text: string): string {
  const [from, to] = text.split('/');
  if (to === undefined) return sayOne(text);
  const open = (part: string | undefined): boolean => part === '..' || part === '';
  if (open(from)) return `until ${sayOne(to)}`;
  if (open(to)) return `since ${sayOne(from ?? '')}`;
  return `${sayOne(from ?? '')} to ${sayOne(to)}`;
}
