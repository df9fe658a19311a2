import { dictionaryWords, fieldWord, isUnspaced, phraseWords, plainWords, stemOf } from '../core/words.ts';
import type { Term } from './query.ts';

const TEXTS = '{title names summary facts sources}';

// Words hold only letters, digits, marks and our own underscores, so a quoted word needs no further escaping.
const phrase = (columns: string, text: string): string => `${columns} : "${phraseWords(text)}"`;

// One word alone needs no columns, which saves more than half of the time: a form that is written like a stem and is its
// own stem stands in a record only together with that stem, and `fielded` holds no word without its field.
const wordAnywhere = (word: string): string =>
  word.includes('_') || stemOf(word) === word ? `"${word}"` : `${TEXTS} : "${word}"`;

/** The match expression of a phrase anywhere in a record. */
export function anywhere(text: string): string {
  const words = phraseWords(text);
  return words.includes(' ') ? `${TEXTS} : "${words}"` : wordAnywhere(words);
}

/** A match expression for each word of a phrase, anywhere in a record. */
export function eachWord(text: string): string[] {
  return phraseWords(text).split(' ').map(wordAnywhere);
}

/** The match expression of an unstemmed word. */
export function exactly(word: string): string {
  return `forms : "${word}"`;
}

/** The match expression of a phrase where it says what a record is about: in its title or among its names. */
export function upFront(text: string): string {
  return phrase('{title names}', text);
}

function prefixExpressions(text: string): string[] {
  const words = plainWords(text);
  // Characters of unspaced scripts are indexed one by one, so a phrase of them is already open at its end.
  if (isUnspaced(words.at(-1) ?? '')) return [anywhere(text)];
  return words.map((word, at) => exactly(word) + (at === words.length - 1 ? ' *' : ''));
}

function fieldExpressions(field: string, text: string): string[] {
  if (field === 'title') return [phrase('title', text)];
  const words = plainWords(text);
  const marked = words.map((word) => `fielded : "${fieldWord(field, word)}"`);
  return words.length > 1 ? [...marked, phrase(field === 'summary' ? 'summary' : 'facts', text)] : marked;
}

/** The match expressions that must all hold for a term; none for a term that is not about text. */
export function expressionsOf(term: Term): string[] {
  if (term.kind === 'words' || term.kind === 'phrase') return [anywhere(term.text)];
  if (term.kind === 'prefix') return prefixExpressions(term.text);
  if (term.kind === 'text') return fieldExpressions(term.field, term.text);
  return term.kind === 'entity' && !isEntityId(term.text) ? [phrase('names', term.text)] : [];
}

/** Words written without spaces, each to be found by itself; none where the words of a text are spaced. */
export function looseExpressionsOf(term: Term): string[] {
  if (term.kind !== 'words') return [];
  const words = dictionaryWords(term.text);
  return words.length < plainWords(term.text).length && words.length > 1 ? words.map(anywhere) : [];
}

/** Whether an entity is given by its id. */
export function isEntityId(text: string): boolean {
  return /^E-\d+$/i.test(text);
}
