import { sha256 } from './canonical.ts';
import { frequentWords } from './frequent-words.ts';
import { isUnspaced, plainWords, stemOf } from './words.ts';

// A bottom sketch (Broder 1997): the telling words with the smallest hashes are the same ones in two texts that share
// nearly all words, whatever was changed elsewhere. Three of them keep texts apart that merely speak of one thing.
const SKETCH = 3;
const LEAST_LETTERS = 4;
const MAX_WORDS = 5_000;
const LETTERS = /^\p{L}[\p{L}\p{M}]*$/u;
// What programs put in so that no two texts are the same; hardly a word of a language that is written in Latin letters.
const RANDOM = /[bcdfghjklmnpqrstvwxz]{4}/;

const everyday = new Set(frequentWords.map(stemOf));

function tellingWords(words: readonly string[]): ReadonlySet<string> {
  const told = new Set<string>();
  words.forEach((word, at) => {
    if (isUnspaced(word)) {
      told.add(word + (words[at + 1] ?? ''));
      return;
    }
    const stem = stemOf(word);
    if (LETTERS.test(word) && !RANDOM.test(word) && word.length >= LEAST_LETTERS && !everyday.has(stem)) told.add(stem);
  });
  return told;
}

/**
 * A key that texts share when they are the same but for numbers, order, case and a few words. It is a heuristic: one pair
 * in some hundred that share a fifth of their words is taken for alike.
 */
export function likenessOf(text: string): string {
  const words = plainWords(text.slice(0, 40 * MAX_WORDS)).slice(0, MAX_WORDS);
  const telling = tellingWords(words);
  const few = telling.size < SKETCH;
  const sketch = few
    ? words.filter((word) => !/^\p{N}+$/u.test(word))
    : [...telling]
        .map((word) => sha256(word))
        .sort()
        .slice(0, SKETCH);
  return sha256(`${few ? 'whole' : 'sketch'} ${sketch.join(' ')}`).slice(0, 32);
}
