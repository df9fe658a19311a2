import type { IndexText } from '../../core/index-text.ts';
import { pairsOf } from './word-pairs.ts';

/** The marks of words in the index that are not plain words of a text: in title or names, unstemmed, of a field. */
export const marks = { front: '#', forms: '=', fielded: '@' } as const;

/** The columns in `texts`, in their order. */
export const textColumns = ['title', 'names', 'summary', 'facts', 'sources'] as const;

/** What stands between two of them. */
export const BETWEEN = '|';

/** One record as the tables `text_index` and, for its pairs, `text_pairs` hold it. */
export type TextIndexRow = {
  readonly docid: number;
  readonly size: number;
  readonly is_long: boolean;
  readonly pairs: Uint8Array;
  readonly texts: string;
  readonly marked: string;
};

// An entry of the index holds at most a million bytes of different words. A record with more has no words there but a mark
// of its own, and is read whole whenever somebody asks for words.
const MAX_BYTES = 1_000_000;

const wordsIn = (words: string): string[] => words.split(' ').filter((word) => word !== '');

/** Words, each with a space before and behind it, so that a phrase is found as a part of the text and neighbours do not share one. */
export function spaced(words: readonly string[], mark = ''): string {
  return words.map((word) => ` ${mark}${word} `).join('');
}

/** Makes the row of a record; its size is the number of words in all columns, as FTS5 counts them. */
export function textRowOf(docid: number, text: IndexText): TextIndexRow {
  const columns = textColumns.map((column) => wordsIn(text[column]));
  const [front, forms, fielded] = [`${text.title} ${text.names}`, text.forms, text.fielded].map(wordsIn);
  const texts = columns.map((words) => spaced(words)).join(` ${BETWEEN} `);
  const marked = [
    spaced([...new Set(front)], marks.front),
    spaced(forms ?? [], marks.forms),
    spaced(fielded ?? [], marks.fielded),
  ].join('');
  return {
    docid,
    size: [...columns, forms ?? [], fielded ?? []].reduce((sum, words) => sum + words.length, 0),
    is_long: Buffer.byteLength(texts) + Buffer.byteLength(marked) > MAX_BYTES,
    pairs: pairsOf(columns),
    texts,
    marked,
  };
}
