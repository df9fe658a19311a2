import { stemmer } from 'stemmer';
import { frequentWords } from './frequent-words.ts';
import { remembering } from './remembering.ts';

const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const RUN = new RegExp(`[${UNSPACED}][${UNSPACED}\\u30FC\\p{M}]*`, 'gu');
const CHARACTER = /\P{M}\p{M}*/gu;
const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
const LATIN = /^[a-z]+$/;
const ASCII = /^[\0-\x7f]*$/;
const MAX_WORD = 64;

/** Folds case, width and accents: "Ürümqi" and "URUMQI" become "urumqi". Vowel signs of Indic and Thai scripts stay. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0591-\u05c7]/g, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ı', 'i')
    .normalize('NFC');
}

// Half a character is none.
function shortened(word: string): string {
  return word.length > MAX_WORD ? word.slice(0, MAX_WORD).replace(/\p{Surrogate}$/u, '') : word;
}

function cutWith(text: string, cut: (run: string) => string): string[] {
  // FTS5 takes the two for one letter, so both engines must.
  const folded = fold(text)
    .replaceAll('ς', 'σ')
    .replace(/(\d)[,\u00a0\u202f.](?=\d{3}\b)/g, '$1')
    .replace(/(\p{L})['’](\p{L})/gu, '$1$2');
  return (folded.replace(RUN, cut).match(WORD) ?? []).map(shortened);
}

// Where words are not spaced, where one ends depends on its neighbours and on the dictionary of the runtime. Single
// characters do not: a name is found inside any sentence, as a phrase, and a rebuilt index is the same on every machine.
const byCharacter = (run: string): string => ` ${run.replace(CHARACTER, '$& ')}`;

/** The words of a text, folded, in order; Chinese, Japanese and Thai are cut into characters. Not stemmed. */
export function plainWords(text: string): string[] {
  return cutWith(text, byCharacter);
}

let segmenter: Intl.Segmenter | undefined;

function byDictionary(run: string): string {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return ` ${[...segmenter.segment(run)].map((part) => part.segment).join(' ')} `;
}

/** Whether a word is a character of a script that does not space its words. */
export function isUnspaced(word: string): boolean {
  return word.search(RUN) === 0;
}

/** The words of a text, folded, in order; Chinese, Japanese and Thai are cut into words by Intl.Segmenter. Not stemmed. */
export function dictionaryWords(text: string): string[] {
  return cutWith(text, byDictionary);
}

/** The stem under which a folded word is indexed: English (Porter) for Latin words, the word itself otherwise. */
export const stemOf = remembering((word) => (LATIN.test(word) && word.length > 2 ? stemmer(word) : word), {
  most: 20_000,
});

// Phrases of words that stand in very many texts ("of the", "data breach") would be slow to find, so each such pair is a
// word of its own between its two: "of of_the the".
const common = new Set(frequentWords.map(stemOf));

/** Words as the index stores them: their stems, and the pair between two very common ones. */
export function indexTokens(words: readonly string[]): string[] {
  const tokens: string[] = [];
  let before = '';
  for (const stem of words.map(stemOf)) {
    if (common.has(stem) && common.has(before)) tokens.push(`${before}_${stem}`);
    tokens.push(stem);
    before = stem;
  }
  return tokens;
}

/** A text as the index stores it: stems separated by spaces, and the pair between two very common ones. */
export function indexWords(text: string): string {
  return indexTokens(plainWords(text)).join(' ');
}

/** A phrase as it is looked up in `indexWords`: at its ends a pair of common words already stands for both. */
export function phraseWords(text: string): string {
  const tokens = indexTokens(plainWords(text));
  const from = tokens[1]?.includes('_') ? 1 : 0;
  const to = tokens.at(-2)?.includes('_') ? -1 : tokens.length;
  return tokens.slice(from, to).join(' ');
}

/** Words of one field, each marked with the field's name, so that `purpose:identify` finds only that field. */
export function fieldWords(field: string, text: string): string {
  return fieldTokens(field, plainWords(text)).join(' ');
}

/** The index words that stand for these words in this field, each once. */
export function fieldTokens(field: string, words: readonly string[]): string[] {
  return [...new Set(words.map((word) => fieldWord(field, word)))];
}

/** The index word that stands for "this word in this field". */
export function fieldWord(field: string, word: string): string {
  return `${field.replaceAll('_', '')}_${stemOf(word)}`;
}
