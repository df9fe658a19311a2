import { frequentWords } from '../core/frequent-words.ts';
import { dictionaryWords, isUnspaced, stemOf } from '../core/words.ts';

const MAX_READ = 20_000;
const LEAST_LETTERS = 4;
const everyday = new Set(frequentWords.map(stemOf));

function isTelling(word: string): boolean {
  if (isUnspaced(word)) return [...word].length > 1;
  return word.length >= LEAST_LETTERS && /\p{L}/u.test(word) && !everyday.has(stemOf(word));
}

// Names are written with a capital letter inside a sentence, in scripts that have one.
function namesIn(text: string): ReadonlySet<string> {
  const inside = text.match(/(?<=[\p{L}\p{N},;:)”"’'] )["“‘']?\p{Lu}[\p{L}\p{N}]+/gu) ?? [];
  return new Set(inside.flatMap(dictionaryWords));
}

/**
 * The words of a text by which a case could be found, the most telling first: those of the title, then names, then those
 * that come up most often, then the longest. Words that stand in very many reports are left out.
 */
export function tellingWords(title: string, text: string, most: number): readonly string[] {
  const read = text.slice(0, MAX_READ);
  const [inTitle, names] = [new Set(dictionaryWords(title)), namesIn(read)];
  const counts = new Map<string, { readonly word: string; times: number }>();
  for (const word of [...inTitle, ...dictionaryWords(read)]) {
    if (!isTelling(word)) continue;
    const stem = stemOf(word);
    const known = counts.get(stem);
    if (known) known.times += 1;
    else counts.set(stem, { word, times: 1 });
  }
  const weight = ({ word, times }: { word: string; times: number }): number =>
    (inTitle.has(word) ? 1_000 : 0) +
    (names.has(word) ? 500 : 0) +
    30 * Math.min(times, 10) +
    Math.min(word.length, 20);
  const sorted = [...counts.values()].sort((a, b) => weight(b) - weight(a) || (a.word < b.word ? -1 : 1));
  return sorted.slice(0, most).map(({ word }) => word);
}
