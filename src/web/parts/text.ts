import { html } from 'hono/html';
import { sayDate } from '../../core/edtf.ts';
import type { Html } from './html.ts';

const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);
const numbers = new Intl.NumberFormat('en');
const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** The attributes that mark the language and direction of a text; English, the language of the pages, needs none. */
export function inLanguage(lang: string | undefined): Html | '' {
  if (lang === undefined) return html` dir="auto"`;
  if (lang === 'en') return '';
  const script = new Intl.Locale(lang).maximize().script ?? '';
  return html` lang="${lang}" dir="${rightToLeft.has(script) ? 'rtl' : 'ltr'}"`;
}

/** A text inside a line, marked with its language. */
export function said(text: string, lang: string | undefined): Html {
  return html`<bdi${inLanguage(lang)}>${text}</bdi>`;
}

/** A name such as “Media/entertainment/sports”, which may break behind a stroke. */
export function breakable(name: string): string {
  return name.replaceAll('/', '/\u200b');
}

/** The English name of a language. */
export function languageName(lang: string): string {
  return languages.of(lang) ?? lang;
}

/** A number as English readers write it: 2,565,724. */
export function sayNumber(value: number): string {
  return numbers.format(value);
}

/** A number with its noun: "1 record", "2,565,724 records". */
export function count(value: number, noun: string, nouns = `${noun}s`): string {
  return `${sayNumber(value)} ${value === 1 ? noun : nouns}`;
}

/** The day of an ISO 8601 time, in UTC: "23 November 2025". */
export function sayDay(time: string): string {
  return days.format(new Date(time));
}

/** The day of an ISO 8601 time, for people and for machines. */
export function dayOf(time: string): Html {
  return html`<time datetime="${time}">${sayDay(time)}</time>`;
}

const machineDate = /^\d{4}(-\d\d){0,2}$/;

/** An EDTF date in words; machines get it too where HTML can say it. */
export function dateOf(edtf: string): Html {
  return machineDate.test(edtf) ? html`<time datetime="${edtf}">${sayDate(edtf)}</time>` : html`${sayDate(edtf)}`;
}
