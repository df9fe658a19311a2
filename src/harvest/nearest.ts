import { vocabularyNamed } from '../core/vocabulary.ts';
import { termKey } from './match-code.ts';

type Pairs = { readonly of: ReadonlyMap<string, number>; readonly size: number };
type Spelling = { readonly key: string; readonly pairs: Pairs; readonly words: ReadonlySet<string> };

const known = new Map<string, readonly { readonly code: string; readonly spellings: readonly Spelling[] }[]>();

// Words that terms share without being near each other.
const LINKS = new Set(['and', 'for', 'from', 'not', 'other', 'the', 'with', 'non', 'use']);
const LEAST_LETTERS = 3;
const SLIPS = 1 / 3;
const ALIKE = 0.2;

function pairsOf(term: string): Pairs {
  const key = ` ${term} `;
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < key.length; at++) {
    const pair = key.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { of: pairs, size: key.length - 1 };
}

function spellingOf(term: string): Spelling {
  const key = termKey(term);
  const words = key.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= LEAST_LETTERS && !LINKS.has(word));
  return { key, pairs: pairsOf(key), words: new Set(words) };
}

/**
 * How alike two terms are, from 0 to 1: Dice's coefficient over pairs of neighbouring letters (L. R. Dice, "Measures of
 * the amount of ecologic association between species", Ecology 26, 1945).
 */
function likeness(a: Pairs, b: Pairs): number {
  let common = 0;
  for (const [pair, count] of a.of) common += Math.min(count, b.of.get(pair) ?? 0);
  return (2 * common) / (a.size + b.size);
}

/** How many letters must be put in, taken out or replaced to make one text the other (V. I. Levenshtein, 1966). */
function slips(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let at = 1; at <= b.length; at++) {
      const replaced = (above[at - 1] ?? 0) + (a[row - 1] === b[at - 1] ? 0 : 1);
      line.push(Math.min(replaced, (above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[b.length] ?? 0;
}

// A slip of the pen, or a word in common; anything else is like the term by chance only.
function nearness(a: Spelling, b: Spelling): number {
  const like = likeness(a.pairs, b.pairs);
  if ([...a.words].some((word) => b.words.has(word))) return like;
  const allowed = Math.max(a.key.length, b.key.length) * SLIPS;
  // Each slip costs two pairs at most, so terms with few pairs in common need not be compared letter by letter.
  const canBe = like > ALIKE && Math.abs(a.key.length - b.key.length) <= allowed;
  return canBe && slips(a.key, b.key) <= allowed ? like : 0;
}

function spellingsIn(vocabulary: string) {
  const codes = vocabularyNamed(vocabulary)?.codes ?? [];
  const made = codes.map(({ code, name, synonyms = [] }) => ({ code, spellings: [name, ...synonyms].map(spellingOf) }));
  known.set(vocabulary, made);
  return made;
}

/**
 * The codes of a vocabulary that a term may have meant, best first, for people to choose from: those with a name or
 * synonym that shares a whole word with it or differs from it in at most a third of the letters. Often there is none.
 */
export function nearestCodes(vocabulary: string, term: string, limit = 3): readonly string[] {
  const wanted = spellingOf(term);
  return (known.get(vocabulary) ?? spellingsIn(vocabulary))
    .map(({ code, spellings }) => ({ code, like: Math.max(...spellings.map((one) => nearness(one, wanted))) }))
    .filter(({ like }) => like > 0)
    .sort((a, b) => b.like - a.like || a.code.localeCompare(b.code, 'en'))
    .slice(0, limit)
    .map(({ code }) => code);
}
