import type { TextPart, TextPhrase } from '../core/text-phrase.ts';
import { dictionaryWords, fieldWord, isUnspaced, phraseWords, plainWords } from '../core/words.ts';
import type { Term } from './query.ts';

/** A phrase to match; where it holds, its single `words` hold too. */
export type Expression<Part extends TextPart = TextPart> = {
  readonly match: TextPhrase & { readonly part: Part };
  readonly words: readonly TextPhrase[];
};

const single = <Part extends TextPart>(part: Part, words: string): Expression<Part> => ({
  match: { part, words },
  words: [],
});

function phrase<Part extends TextPart>(part: Part, text: string): Expression<Part> {
  const words = phraseWords(text);
  if (!words.includes(' ')) return single(part, words);
  return { match: { part, words }, words: words.split(' ').map((word) => ({ part, words: word })) };
}

/** The expression of a phrase anywhere in a record. */
export function anywhere(text: string): Expression<'texts'> {
  return phrase('texts', text);
}

/** Each word of a phrase, anywhere in a record. */
export function eachWord(text: string): TextPhrase[] {
  return phraseWords(text)
    .split(' ')
    .map((words) => ({ part: 'texts', words }));
}

/** The expression of a phrase where it says what a record is about: in its title or among its names. */
export function upFront(text: string): Expression {
  return phrase('front', text);
}

function prefixExpressions(text: string): Expression[] {
  const words = plainWords(text);
  // Characters of unspaced scripts are indexed one by one, so a phrase of them is already open at its end.
  if (isUnspaced(words.at(-1) ?? '')) return [anywhere(text)];
  const open = { part: 'forms', words: words.at(-1) ?? '', isOpen: true } as const;
  return [...words.slice(0, -1).map((word) => single('forms', word)), { match: open, words: [] }];
}

function fieldExpressions(field: string, text: string): Expression[] {
  if (field === 'title') return [phrase('title', text)];
  const words = plainWords(text);
  const marked = words.map((word) => single('fielded', fieldWord(field, word)));
  return words.length > 1 ? [...marked, phrase(field === 'summary' ? 'summary' : 'facts', text)] : marked;
}

// Each word stands in a name of somebody in that role, and all of them stand together in a name.
function roleExpressions(field: string, name: string): Expression[] {
  const words = plainWords(name);
  const marked = words.map((word) => single('fielded', fieldWord(field, word)));
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
