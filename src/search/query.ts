import { Refused } from '../core/errors.ts';
import { plainWords } from '../core/words.ts';
import { type FieldTerm, fieldOf, printFieldTerm, readFieldTerm } from './field-term.ts';

/** One thing to look for; texts are as typed. */
export type Term =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'phrase'; readonly text: string }
  | { readonly kind: 'prefix'; readonly text: string }
  | FieldTerm;

/** A term that must hold, or with `not` must not. */
export type Clause = { readonly not: boolean; readonly term: Term };

/** A query: every clause must be met. */
export type Query = readonly Clause[];

const MAX_LENGTH = 400;
const MAX_TERMS = 32;
const MIN_PREFIX = 3;
const QUOTES = /[“”„«»]/g;
// Each alternative begins differently and nothing nests, so the time is linear in the length.
const TOKEN = /(-?)(?:(\p{L}[\p{L}\p{N}_-]*):(?!\/\/))?(?:"([^"]*)"|([^\s"]*))/uy;

function prefixOf(text: string): Term {
  const last = plainWords(text).at(-1) ?? '';
  if ([...last.normalize('NFD')].length < MIN_PREFIX && !/\p{Lo}/u.test(last)) {
    throw new Refused(
      'bad-query',
      `The word part “${text}*” is too short: write at least ${MIN_PREFIX} letters before the asterisk.`,
    );
  }
  return { kind: 'prefix', text };
}

function termOf(quoted: string | undefined, bare: string): Term | undefined {
  const text = (quoted ?? bare).replace(/\s+/g, ' ').trim();
  if (plainWords(text).length === 0) return undefined;
  if (quoted !== undefined) return { kind: 'phrase', text };
  return text.endsWith('*') ? prefixOf(text.replace(/\*+$/, '')) : { kind: 'words', text };
}

function read([, minus, name, quoted, bare = '']: RegExpExecArray): Clause | undefined {
  const value = (quoted ?? bare).trim();
  // "Rekognition: police use" is prose; only a known field may stand before an empty value, and that is an error.
  const isField = name !== undefined && (value !== '' || fieldOf(name) !== undefined);
  const term = isField ? readFieldTerm(name, value) : termOf(quoted, name === undefined ? bare : `${name}:`);
  return term && { not: minus === '-', term };
}

/** Reads a query; refuses with `bad-query` and one sentence that says what to change. */
export function parseQuery(typed: string): Query {
  const text = typed.replace(QUOTES, '"').trim();
  if (text.length > MAX_LENGTH)
    throw new Refused('bad-query', `A search may have at most ${MAX_LENGTH} characters; this one has ${text.length}.`);
  if ((text.split('"').length - 1) % 2 === 1)
    throw new Refused('bad-query', 'A quotation mark is opened and not closed.');
  const clauses: Clause[] = [];
  for (let at = 0; at < text.length; ) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    const clause = match?.[0] ? read(match) : undefined;
    if (clause) clauses.push(clause);
    at += match?.[0].length || 1;
  }
  if (clauses.length > MAX_TERMS)
    throw new Refused('bad-query', `A search may have at most ${MAX_TERMS} terms; this one has ${clauses.length}.`);
  if (clauses.length === 0 && text !== '')
    throw new Refused('bad-query', 'This search holds no word that could be looked for.');
  return clauses;
}

function printTerm(term: Term): string {
  if (term.kind === 'words') return term.text;
  if (term.kind === 'phrase') return `"${term.text}"`;
  return term.kind === 'prefix' ? `${term.text}*` : printFieldTerm(term);
}

/** Writes a query so that `parseQuery` reads the same again. */
export function printQuery(query: Query): string {
  return query.map(({ not, term }) => (not ? '-' : '') + printTerm(term)).join(' ');
}

/** The words and phrases that a query wants anywhere in a record. */
export function wantedTexts(query: Query): string[] {
  return query.flatMap(({ not, term }) =>
    !not && (term.kind === 'words' || term.kind === 'phrase') ? [term.text] : [],
  );
}
