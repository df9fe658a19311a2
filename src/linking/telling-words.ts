import { frequentWords } from '../core/frequent-words.ts';
import { dictionaryWords, isUnspaced, stemOf } from '../core/words.ts';

/**
 * A word by which a case could be found. Whether the text writes it as a name is `sure` inside a sentence; at the beginning
 * of one, where every word has a capital letter, it is `maybe`.
 */
export type TellingWord = { readonly word: string; readonly name?: 'sure' | 'maybe' };

type Names = { readonly sure: ReadonlySet<string>; readonly maybe: ReadonlySet<string> };

const MAX_READ = 20_000;
const MAX_WORD = 64;
const LEAST_LETTERS = 4;
const LEAST_DIGITS = 3;
// In a headline that writes most words with a capital letter, the letter says nothing.
const MOST_CAPITALS = 0.6;
const everyday = new Set(frequentWords.map(stemOf));

// Addresses, tags and names of characters (&amp;) say where a text was copied from, not what it is about.
const MARKUP = /<\/?[a-z!][^<>]{0,2000}>|&#?[a-z0-9]{1,12};|\b(?:https?:\/\/|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,255}/giu;
// A capital or a digit inside a word is no accident: SenseNets, GPT4.
const MADE_UP = /\p{Ll}\p{Lu}|^\p{Lu}\p{L}*\p{N}/u;
const WORD = /[\p{L}\p{N}]+/gu;
const CAPITAL = /(?<![\p{L}\p{N}’'])\p{Lu}[\p{L}\p{N}]+/gu;
const CAPITAL_INSIDE = /(?<=[\p{L}\p{N},;:)”"’'] )["“‘'(]?\p{Lu}[\p{L}\p{N}]+/gu;
const PLAIN = /(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{N}]*/gu;

function isTelling(word: string): boolean {
  if (isUnspaced(word)) return [...word].length > 1;
  // Figures tell cases apart, years do not.
  if (/^\p{N}+$/u.test(word)) return word.length >= LEAST_DIGITS && !/^(?:19|20)\d\d$/.test(word);
  return word.length >= LEAST_LETTERS && !everyday.has(stemOf(word));
}

function isHeadline(line: string): boolean {
  const words = line.match(/\p{L}{4,}/gu) ?? [];
  const capital = words.filter((word) => /^\p{Lu}/u.test(word));
  return words.length > 2 && capital.length > MOST_CAPITALS * words.length;
}

// What also stands without a capital letter is no name.
function namesIn(text: string): Names {
  const plain = new Set((text.match(PLAIN) ?? []).flatMap(dictionaryWords).map(stemOf));
  const all = (lines: readonly string[], pattern: RegExp): readonly string[] =>
    lines.flatMap((line) => line.match(pattern) ?? []);
  const named = (found: readonly string[]): ReadonlySet<string> =>
    new Set(found.flatMap(dictionaryWords).filter((word) => !plain.has(stemOf(word))));
  const lines = text.split('\n');
  const spoken = lines.filter((line) => !isHeadline(line));
  const odd = all(lines, WORD).filter((word) => MADE_UP.test(word.slice(0, MAX_WORD)));
  return { sure: named([...odd, ...all(spoken, CAPITAL_INSIDE)]), maybe: named(all(spoken, CAPITAL)) };
}

/**
 * The words of a text by which a case could be found, the most telling first: those of the title, then names, then those
 * that come up most often, then the longest. Addresses and markup are left out, and words that stand in very many reports.
 */
export function tellingWords(title: string, text: string, most: number): readonly TellingWord[] {
  const [head, read] = [title.replace(MARKUP, ' '), text.slice(0, MAX_READ).replace(MARKUP, ' ')];
  const [inTitle, { sure, maybe }] = [new Set(dictionaryWords(head)), namesIn(`${head}\n${read}`)];
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
    (sure.has(word) || maybe.has(word) ? 500 : 0) +
    30 * Math.min(times, 10) +
    Math.min(word.length, 20);
  const sorted = [...counts.values()].sort((a, b) => weight(b) - weight(a) || (a.word < b.word ? -1 : 1));
  return sorted.slice(0, most).map(({ word }): TellingWord => {
    if (sure.has(word)) return { word, name: 'sure' };
    return maybe.has(word) ? { word, name: 'maybe' } : { word };
  });
}
