import { readEdtf } from '../core/edtf.ts';

/** What a person's date means, in EDTF, or a sentence that says what to change. */
export type ReadWhen = { readonly edtf: string } | { readonly fault: string };

const DAY = 86_400_000;
const MAX_TYPED = 120;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const FULL = 'january february march april may june july august september october november december'.split(' ');
const SEASONS: ReadonlyMap<string, string> = new Map([
  ['spring', '21'],
  ['summer', '22'],
  ['autumn', '23'],
  ['fall', '23'],
  ['winter', '24'],
]);
const unread =
  'This date could not be read. Write it for example as 13 February 2019, February 2019, 2018 to 2019, about 2018, or 2019-02-13.';
const yearZero = 'There was no year 0. Please check the year.';
const future = 'This date is still to come. Please give the date on which it happened, or leave this empty.';
const disorder = 'This period ends before it begins. Please put the earlier date first.';

const two = (number: string | number): string => String(number).padStart(2, '0');

function monthNamed(word: string): string | undefined {
  const name = word.replace(/\.$/, '');
  const at = FULL.findIndex(
    (full, month) => full === name || MONTHS[month] === name || (name === 'sept' && month === 8),
  );
  return at < 0 ? undefined : two(at + 1);
}

type Shape = readonly [RegExp, (parts: readonly string[]) => string | undefined];

const dated = (year: string, month: string | undefined, day?: string): string | undefined =>
  month === undefined ? undefined : [year, month, ...(day === undefined ? [] : [two(day)])].join('-');

// 3/4/2019 is in March for some and in April for others, so that only the year is sure.
function slashed(year: string, first: string, second: string): string | undefined {
  if (first === second || Number(first) > 12) return dated(year, two(second), first);
  return Number(second) > 12 ? dated(year, two(first), second) : undefined;
}

const shapes: readonly Shape[] = [
  [/^(\d{4})$/, ([year = '']) => year],
  [/^(\d{4})[-/.](\d{1,2})$/, ([year = '', month = '']) => dated(year, two(month))],
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, ([year = '', month = '', day]) => dated(year, two(month), day)],
  [/^(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?$/, ([year = '', month = '', day]) => dated(year, two(month), day)],
  [/^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/, ([day, month = '', year = '']) => dated(year, two(month), day)],
  [/^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/, ([first = '', second = '', year = '']) => slashed(year, first, second)],
  [/^([a-z]+\.?),? (\d{4})$/, ([word = '', year = '']) => dated(year, monthNamed(word) ?? SEASONS.get(word))],
  [
    /^(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?([a-z]+\.?),? (\d{4})$/,
    ([day, word = '', year = '']) => dated(year, monthNamed(word), day),
  ],
  [
    /^([a-z]+\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/,
    ([word = '', day, year = '']) => dated(year, monthNamed(word), day),
  ],
];

function readPlain(text: string): string | undefined {
  for (const [shape, make] of shapes) {
    const match = shape.exec(text);
    const made = match && make(match.slice(1));
    if (made) return made;
  }
  return undefined;
}

function readOne(text: string, today: string): string | undefined {
  if (text === 'today') return today;
  if (text === 'yesterday') return new Date(Date.parse(today) - DAY).toISOString().slice(0, today.length);
  const about = /^(?:about|around|circa|ca\.?|c\.|approximately|~) ?(.+)$/.exec(text);
  if (about) return marked(readPlain(about[1] ?? ''), '~');
  const perhaps = /^(?:maybe|perhaps|possibly|probably) (.+)$/.exec(text) ?? /^(.+?) ?\(?\?\)?$/.exec(text);
  if (perhaps) return marked(readPlain(perhaps[1] ?? ''), '?');
  return readPlain(text);
}

const marked = (date: string | undefined, mark: string): string | undefined => date && `${date}${mark}`;

function readSpan(text: string, today: string): string | undefined {
  const since = /^(?:since|from) (.+?)(?: (?:on|until now|to now))?$/.exec(text);
  if (since && !/ (?:to|until|till) /.test(text)) return marked(readOne(since[1] ?? '', today), '/..');
  const until = /^(?:until|till|before|up to) (.+)$/.exec(text);
  const end = until && readOne(until[1] ?? '', today);
  if (end) return `../${end}`;
  const both =
    /^(?:from |between )?(.+?)(?: to | until | till | and | ?– ?| ?— ?| - |(?<=^\d{4})-(?=\d{4}$))(.+)$/.exec(text);
  if (!both) return undefined;
  const [first, last] = [readOne(both[1] ?? '', today), readOne(both[2] ?? '', today)];
  return first && last ? `${first}/${last}` : undefined;
}

function faultIn(edtf: string, today: string): string | undefined {
  const now = Math.floor(Date.parse(today) / DAY);
  if (/(?:^|\/)-?0{4}/.test(edtf)) return yearZero;
  const [first, last] = edtf.split('/').map((part) => (/^(?:\.\.)?$/.test(part) ? undefined : readEdtf(part)?.first));
  if ((first ?? now) > now || (last ?? now) > now) return future;
  if (first !== undefined && last !== undefined && last < first) return disorder;
  return readEdtf(edtf) ? undefined : unread;
}

/**
 * Reads when something happened: EDTF, or a date or a period in plain English or in figures. `today` is the ISO day; what
 * begins after it, the year 0 and what could be two dates are refused in a sentence.
 */
export function readWhen(typed: string, today: string): ReadWhen {
  const text = typed.normalize('NFKC').trim().replace(/\s+/g, ' ');
  if (text.length > MAX_TYPED) return { fault: unread };
  if (/^0+(?:\D|$)/.test(text) && !readPlain(text.toLowerCase())) return { fault: yearZero };
  const isEdtf = readEdtf(text) !== undefined || /^-?\d{4}(?:-\d\d){0,2}(?:\/-?\d{4}(?:-\d\d){0,2})?$/.test(text);
  const small = text.toLowerCase();
  const edtf = isEdtf ? text : (readOne(small, today) ?? readSpan(small, today));
  if (edtf === undefined) return { fault: ambiguity(small) ?? unread };
  const fault = faultIn(edtf, today);
  return fault ? { fault } : { edtf };
}

function ambiguity(text: string): string | undefined {
  const match = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  if (!match || Number(match[1]) > 12 || Number(match[2]) > 12) return undefined;
  return 'This can be two different days. Please write the month as a word, for example 3 April 2019.';
}
