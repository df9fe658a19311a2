import type { TextPart, TextPhrase } from '../../core/text-phrase.ts';
import { BETWEEN, marks, spaced, textColumns } from './text-row.ts';
import { pairNumbers } from './word-pairs.ts';

// The very words of the index in migrations/0002-text.ts, by which the server knows that the index is meant.
const WORDS = `(case when is_long then array_to_tsvector(array['!'])
  else array_to_tsvector(array_remove(array_remove(string_to_array(texts || marked, ' '), ''), '${BETWEEN}')) end)`;

const inColumn = (column: (typeof textColumns)[number]): string =>
  `split_part(texts, '${BETWEEN}', ${textColumns.indexOf(column) + 1})`;

const places: Readonly<Record<TextPart, { readonly mark: string; readonly columns: readonly string[] }>> = {
  texts: { mark: '', columns: ['texts'] },
  front: { mark: marks.front, columns: [inColumn('title'), inColumn('names')] },
  title: { mark: marks.front, columns: [inColumn('title')] },
  names: { mark: marks.front, columns: [inColumn('names')] },
  summary: { mark: '', columns: [inColumn('summary')] },
  facts: { mark: '', columns: [inColumn('facts')] },
  forms: { mark: marks.forms, columns: ['marked'] },
  fielded: { mark: marks.fielded, columns: ['marked'] },
};

/** A text in SQL, whatever the server takes a backslash for. */
export function quoted(text: string): string {
  const doubled = text.replaceAll("'", "''");
  return doubled.includes('\\') ? ` E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`;
}

// Words hold only letters, digits, marks and our own underscores; what stands in quotes is nothing but a word.
function lexemes({ part, words, isOpen }: TextPhrase): string[] {
  const all = words.split(' ').map((word) => `'${places[part].mark}${word.replaceAll("'", '')}'`);
  return isOpen ? [...all.slice(0, -1), `${all.at(-1)}:*`] : all;
}

/** What a phrase looks like in a column, between its spaces. */
export function written({ part, words, isOpen }: TextPhrase): string {
  const mark = part === 'forms' || part === 'fielded' ? places[part].mark : '';
  const text = spaced(words.split(' '), mark);
  return isOpen ? text.trimEnd() : text;
}

const exactly = (phrase: TextPhrase): string =>
  `(${places[phrase.part].columns.map((column) => `strpos(${column}, ${quoted(written(phrase))}) > 0`).join(' or ')})`;

// A single word of the index says all there is to know where every column of the part counts.
function needsReading({ part, words }: TextPhrase): boolean {
  return words.includes(' ') || !['texts', 'front', 'forms', 'fielded'].includes(part);
}

const bitsIn = ({ words }: TextPhrase): string[] =>
  pairNumbers(words.split(' ')).map((number) => `get_bit(pairs, ${number}::bigint % (8 * octet_length(pairs))) = 1`);

/** The condition in SQL under which a row of `text_index`, found by its number, holds all phrases. */
export function holdsAll(phrases: readonly TextPhrase[]): string {
  return phrases.map(exactly).join(' and ');
}

/** The condition in SQL under which a row of `text_index` holds the unstemmed word in a column of another table. */
export function findsForm(column: string): string {
  const mark = marks.forms;
  const query = `('''${mark}' || ${column} || ''' | ''!''')::tsquery`;
  return `${WORDS} @@ ${query} and (not is_long or strpos(marked, ' ${mark}' || ${column} || ' ') > 0)`;
}

/**
 * The same as a condition by which rows are found: by the words in the index, then by the pairs noted for it, and the text is
 * read only of what is left.
 */
export function findsAll(phrases: readonly TextPhrase[]): string {
  const words = [...new Set(phrases.flatMap(lexemes))].join(' & ');
  const read = phrases.filter(needsReading);
  const found = `${WORDS} @@ ${quoted(`(${words}) | '!'`)}::tsquery and (not is_long or (${holdsAll(phrases)}))`;
  if (read.length === 0) return found;
  const holds = holdsAll(read);
  const bits = read.flatMap(bitsIn);
  // Of conditions side by side the server takes the shortest first, which is the one that reads.
  if (bits.length === 0) return `${found} and case when true then ${holds} else false end`;
  // Lists, not a look-up for each row: of a common word there are tens of thousands.
  const inIndex = `docid = any(array(select docid from text_index where ${found}))`;
  const inPairs = `docid = any(array(select docid from text_pairs where ${inIndex} and ${bits.join(' and ')}))`;
  return `${inPairs} and ${holds}`;
}
