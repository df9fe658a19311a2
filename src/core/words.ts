import { stemmer } from 'stemmer';

const SEGMENTED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30FC\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}]+/gu;
const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
const LATIN = /^[a-z]+$/;
const MAX_WORD = 64;

let segmenter: Intl.Segmenter | undefined;

function segment(run: string): string {
  if (!SEGMENTED.test(run)) return run;
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return ` ${[...segmenter.segment(run)].map((part) => part.segment).join(' ')} `;
}

/** Folds case, width and accents: "Ürümqi" and "URUMQI" become "urumqi". Vowel signs of Indic and Thai scripts stay. */
export function fold(text: string): string {
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

/** The words of a text, folded, in order; Chinese, Japanese and Thai are cut by Intl.Segmenter. Not stemmed. */
export function plainWords(text: string): string[] {
  const folded = fold(text).replace(/(\d)[,\u00a0\u202f.](?=\d{3}\b)/g, '$1').replace(/(\p{L})['’](\p{L})/gu, '$1$2');
  const cut = SEGMENTED.test(folded) ? folded.replace(RUN, segment) : folded;
  return (cut.match(WORD) ?? []).map((word) => word.slice(0, MAX_WORD));
}

/** The stem under which a folded word is indexed: English (Porter) for Latin words, the word itself otherwise. */
export function stemOf(word: string): string {
  return LATIN.test(word) && word.length > 2 ? stemmer(word) : word;
}

/** A text as the index stores it: stems separated by spaces. */
export function indexWords(text: string): string {
  return plainWords(text).map(stemOf).join(' ');
}

/** Words of one field, each marked with the field's name, so that `purpose:identify` finds only that field. */
export function fieldWords(field: string, text: string): string {
  return [...new Set(plainWords(text).map((word) => fieldWord(field, word)))].join(' ');
}

/** The index word that stands for "this word in this field". */
export function fieldWord(field: string, word: string): string {
  return `${field.replaceAll('_', '')}_${stemOf(word)}`;
}
