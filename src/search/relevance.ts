import type { IndexReader } from '../core/ports.ts';
import type { TextPhrase } from '../core/text-phrase.ts';
import { type Bits, bitsOf, membersOf, sizeOf, without } from './bits.ts';
import { anywhere, eachWord, upFront } from './expressions.ts';
import { type Query, wantedTexts } from './query.ts';
import type { TermSets } from './term-sets.ts';

/** What was found in order of relevance: first these records one by one, then these sets, each newest first. */
export type Relevance = { readonly best: Uint32Array; readonly groups: readonly Bits[] };

const MAX_RANKED = 1_000;
// BM25 walks every record that holds a word, and a word in more of them than this says little about any.
const MAX_TELLING = 5_000;

type Index = { readonly sets: TermSets; readonly reader: IndexReader };

function ranked(found: Bits, texts: readonly string[], { sets, reader }: Index): Uint32Array {
  if (sizeOf(found) > MAX_RANKED) return new Uint32Array(0);
  const tells = (word: TextPhrase): boolean => sets.texts.count(word, MAX_TELLING + 1) <= MAX_TELLING;
  const phrases = texts
    .filter((text) => eachWord(text).some(tells))
    .map((text) => sets.texts.counted(anywhere(text).match));
  return phrases.length === 0 ? new Uint32Array(0) : reader.rank(phrases, membersOf(found));
}

/** Puts what was found in order of relevance: by BM25 where that is affordable, then those with the words in title or names. */
export function byRelevance(found: Bits, query: Query, index: Index): Relevance {
  const texts = wantedTexts(query);
  const best = ranked(found, texts, index);
  const rest = without(found, bitsOf(best, found.length * 32));
  if (texts.length === 0 || sizeOf(rest) === 0) return { best, groups: [rest] };
  const titled = index.sets.texts.narrowed(rest, texts.map(upFront));
  return { best, groups: [titled, without(rest, titled)] };
}
