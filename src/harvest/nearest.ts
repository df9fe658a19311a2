import { vocabularyNamed } from '../core/vocabulary.ts';
import { termKey } from './match-code.ts';

type Pairs = { readonly of: ReadonlyMap<string, number>; readonly size: number };

const known = new Map<string, readonly { readonly code: string; readonly pairs: readonly Pairs[] }[]>();

function pairsOf(term: string): Pairs {
  const key = ` ${termKey(term)} `;
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < key.length; at++) {
    const pair = key.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { of: pairs, size: key.length - 1 };
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

function pairsIn(vocabulary: string) {
  const codes = vocabularyNamed(vocabulary)?.codes ?? [];
  const made = codes.map(({ code, name, synonyms = [] }) => ({ code, pairs: [name, ...synonyms].map(pairsOf) }));
  known.set(vocabulary, made);
  return made;
}

/** The codes of a vocabulary whose name or synonyms are most like a term, best first; for people to choose from. */
export function nearestCodes(vocabulary: string, term: string, limit = 3): readonly string[] {
  const wanted = pairsOf(term);
  return (known.get(vocabulary) ?? pairsIn(vocabulary))
    .map(({ code, pairs }) => ({ code, like: Math.max(...pairs.map((one) => likeness(one, wanted))) }))
    .filter(({ like }) => like > 0)
    .sort((a, b) => b.like - a.like || a.code.localeCompare(b.code, 'en'))
    .slice(0, limit)
    .map(({ code }) => code);
}
