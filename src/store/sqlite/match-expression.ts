import { fields } from '../../core/fields.ts';
import type { TextPart, TextPhrase } from '../../core/text-phrase.ts';
import { fieldWord, stemOf } from '../../core/words.ts';

const columns: Readonly<Record<TextPart, string>> = {
  texts: '{title names summary facts sources}',
  front: '{title names}',
  title: 'title',
  names: 'names',
  summary: 'summary',
  facts: 'facts',
  forms: 'forms',
  fielded: 'fielded',
};

const marks = new Set(fields.map(({ name }) => fieldWord(name, '')));

// One word alone needs no columns, which saves more than half of the time: a form that is written like a stem and is its
// own stem stands in a record only together with that stem, and `fielded` holds no word without its field. A pair of
// common words stands nowhere but in texts, unless its first word is also the name of a field.
function standsInTextsOnly(words: string): boolean {
  if (words.includes('_')) return !marks.has(words.slice(0, words.indexOf('_') + 1));
  return !words.includes(' ') && stemOf(words) === words;
}

// Words hold only letters, digits, marks and our own underscores, so a quoted word needs no further escaping.
function expressionOf({ part, words, isOpen }: TextPhrase): string {
  const quoted = `"${words}"${isOpen ? ' *' : ''}`;
  return part === 'texts' && standsInTextsOnly(words) ? quoted : `${columns[part]} : ${quoted}`;
}

/** The FTS5 expression that holds where all these phrases do. */
export function matchExpression(phrases: readonly TextPhrase[]): string {
  return phrases.map(expressionOf).join(' AND ');
}
