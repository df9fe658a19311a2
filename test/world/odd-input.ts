import fc from 'fast-check';
import { posted, type SentFields } from './form-kinds.ts';
import type { App } from './open-house.ts';
import { payloads } from './payloads.ts';
import { root } from './process.ts';

/** What only the inside of the program knows: stacks, files, SQL, names of errors. */
export const INSIDE =
  /\bat \S+ \(|\.ts:\d|node_modules|node:internal|\bSQLITE|no such (?:table|column)|syntax error|(?:relation|column) "|tsquery|(?:Type|Range|Reference|Syntax)Error|\[object|undefined\b|fts5/;

/** What is wrong with the answer to an address that nobody should have asked for, or to a form nobody should have sent. */
export async function faultsOf(app: App, address: string, form?: SentFields): Promise<readonly string[]> {
  const answer = await app.request(address, form && posted(form));
  const text = await answer.text();
  const faults: string[] = [];
  if (answer.status >= 500) faults.push(`${answer.status}`);
  if (answer.status < 400) return faults;
  const sent = JSON.stringify(form ?? {});
  const asked =
    sent + decodeURIComponent(address.replace(/%(?![0-9a-f]{2})/gi, '%25').replace(/%[89a-f][0-9a-f]/gi, ''));
  const inside = INSIDE.exec(text);
  if (inside && !asked.includes(inside[0]))
    faults.push(`tells of the inside: ${text.slice(inside.index - 40, inside.index + 80)}`);
  if (text.includes(root)) faults.push('names a directory of the machine');
  if (!/^application\/(?:problem\+)?json/.test(answer.headers.get('content-type') ?? '')) {
    const words = /<h1[\s\S]*<\/main>/.exec(text)?.[0].replace(/<[^>]*>/g, ' ') ?? '';
    return /[A-Z][^.?!]{8,}[.?!]/.test(words) ? faults : [...faults, 'no sentence for the reader'];
  }
  const told = JSON.parse(text) as { sentence?: string; detail?: string; code?: string; status?: number };
  const { code, status, detail, sentence = detail } = told;
  if (!/^\S[\s\S]{5,}[.?!…]/.test(sentence ?? '') || !code || status !== answer.status)
    faults.push(`a poor problem: ${text}`);
  return faults;
}

/** Texts that break careless programs. */
export const nasty = fc.oneof(
  fc.constantFrom(...payloads),
  fc.constantFrom(
    'CB-1',
    'CB-0',
    'CB--1',
    'E-1',
    'S-1',
    '-1',
    '1e9',
    '99999999999999999999',
    'NaN',
    '..',
    '../../etc/passwd',
    '%00',
    '%ff%fe',
    '%c0%ae',
    '*',
    '"',
    '""',
    '-',
    '- -',
    'a:',
    ':a',
    'title:',
    'a:b:c',
    'people_affected:>',
    'people_affected:>x',
    'occurred:x',
    'country:',
    'NEAR(a b)',
    'a AND',
    'OR',
    'NOT a',
    '^a',
    'a*b',
    '*a',
    '(a',
    'a)',
    '{title}:a',
    '\u0000',
    '\ud800',
    '深网视界',
    '‮abc',
    'ﷺ'.repeat(20),
    'a '.repeat(60),
    '"a'.repeat(40),
    '((((((((',
    '-'.repeat(200),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
