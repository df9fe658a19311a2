import { dictionaryWords, fieldWord, isUnspaced, phraseWords, plainWords, stemOf } from '../core/words.ts';
import type { Term } from './query.ts';

/** A match expression; where it holds, those of its single `words` hold too. */
export type Expression = { readonly match: string; readonly words: readonly string[] };

const TEXTS = '{title names summary facts sources}';
const FRONT = '{title names}';

// Words hold only letters, digits, marks and our own underscores, so a quoted word needs no further escaping.
const inColumns = (columns: string, words: string): string => `${columns} : "${words}"`;

// One word alone needs no columns, which saves more than half of the time: a form that is written like a stem and is its
// own stem stands in a record only together with that stem, and `fielded` holds no word without its field.
const wordAnywhere = (word: string): string =>
  word.includes('_') || stemOf(word) === word ? `"${word}"` : inColumns(TEXTS, word);

const single = (match: string): Expression => ({ match, words: [] });

function phrase(columns: string, text: string): Expression {
  const words = phraseWords(text);
  const each = words.includes(' ') ? words.split(' ').map((word) => inColumns(columns, word)) : [];
  return { match: inColumns(columns, words), words: each };
}

/** The expression of a phrase anywhere in a record. A pair of common words stands nowhere but in texts. */
export function anywhere(text: string): Expression {
  const words = phraseWords(text);
  if (!words.includes(' ')) return single(wordAnywhere(words));
  return { match: words.includes('_') ? `"${words}"` : inColumns(TEXTS, words), words: eachWord(text) };
}

/** The match expression of each word of a phrase, anywhere in a record. */
export function eachWord(text: string): string[] {
  return phraseWords(text).split(' ').map(wordAnywhere);
}

/** The match expression of an unstemmed word. */
export function exactly(word: string): string {
  return `forms : "${word}"`;
}

/** The expression of a phrase where it says what a record is about: in its title or among its names. */
export function upFront(text: string): Expression {
  return phrase(FRONT, text);
}

function prefixExpressions(text: string): Expression[] {
  const words = plainWords(text);
  // Characters of unspaced scripts are indexed one by one, so a phrase of them is already open at its end.
  if (isUnspaced(words.at(-1) ?? '')) return [anywhere(text)];
  return words.map((word, at) => single(exactly(word) + (at === words.length - 1 ? ' *' : '')));
}

function fieldExpressions(field: string, text: string): Expression[] {
  if (field === 'title') return [phrase('title', text)];
  const words = plainWords(text);
  const marked = words.map((word) => single(`fielded : "${fieldWord(field, word)}"`));
  return words.length > 1 ? [...marked, phrase(field === 'summary' ? 'summary' : 'facts', text)] : marked;
}

// Each word stands in a name of somebody in that role, and all of them stand together in a name.
function roleExpressions(field: string, name: string): Expression[] {
  const words = plainWords(name);
  const marked = words.map((word) => single(`fielded : "${fieldWord(field, word)}"`));
  return words.length > 1 ? [...marked, phrase('names', name)] : marked;
}

/** The expressions that must all hold for a term; none for a term that is not about text. */
export function expressionsOf(term: Term): Expression[] {
  if (term.kind === 'words' || term.kind === 'phrase') return [anywhere(term.text)];
  if (term.kind === 'prefix') return prefixExpressions(term.text);
  if (term.kind === 'text') return fieldExpressions(term.field, term.text);
  return term.kind === 'entity' && !isEntityId(term.text) ? roleExpressions(term.field, term.text) : [];
}

/** Words written without spaces, each to be found by itself; none where the words of a text are spaced. */
export function looseExpressionsOf(term: Term): Expression[] {
  if (term.kind !== 'words') return [];
  const words = dictionaryWords(term.text);
  return words.length < plainWords(term.text).length && words.length > 1 ? words.map(anywhere) : [];
}

/** Whether an entity is given by its id. */
export function isEntityId(text: string): boolean {
  return /^E-\d+$/i.test(text);
}
