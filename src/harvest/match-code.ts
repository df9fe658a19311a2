import { countryName } from '../core/country.ts';
import { type Code, vocabularyNamed } from '../core/vocabulary.ts';
import { fold } from '../core/words.ts';

/** The code a term stands for, with its shown name; `place` is set where the term names a part of a country. */
export type Match = { readonly code: string; readonly name: string; readonly place?: string };

/** Finds the code of a term, or undefined: by code, name, spelling, then declared synonym or place; it never guesses. */
export type Matcher = (term: string) => Match | undefined;

// Terms come again and again; long ones hardly do, and would fill the memory of a hostile file's import.
const REMEMBERED = 5_000;
const LONGEST_REMEMBERED = 100;
const made = new Map<string, Matcher>();

/** A term as spellings are compared: no case, accents or double spaces, "&" is "and", no spaces round a slash. */
export function termKey(term: string): string {
  return fold(term)
    .replace(/[’‘`´]/g, "'")
    .replace(/[‐‑‒–—]/g, '-')
    .replaceAll('&', ' and ')
    .replace(/\s+/g, ' ')
    .replaceAll(' /', '/')
    .replaceAll('/ ', '/')
    .trim();
}

// The first entry of a key wins, so a declared synonym never takes a name away from another code.
function spellings(codes: readonly Code[], country: boolean): ReadonlyMap<string, Match> {
  const table = new Map<string, Match>();
  const add = (term: string, match: Match): void => {
    const key = termKey(term);
    if (!table.has(key)) table.set(key, match);
  };
  for (const { code, name } of codes) add(name, { code, name });
  if (country) for (const { code, name } of codes) add(countryName(code), { code, name });
  for (const { code, name, synonyms = [] } of codes) for (const term of synonyms) add(term, { code, name });
  for (const { code, name, places = [] } of codes) for (const place of places) add(place, { code, name, place });
  return table;
}

function makeMatcher(vocabulary: string): Matcher {
  const codes = vocabularyNamed(vocabulary)?.codes ?? [];
  const byCode = new Map(codes.map(({ code, name }): [string, Match] => [code, { code, name }]));
  const table = spellings(codes, vocabulary === 'country');
  const seen = new Map<string, Match | undefined>();
  return (term) => {
    const exact = byCode.get(term);
    if (exact) return exact;
    if (term.length > LONGEST_REMEMBERED) return table.get(termKey(term));
    if (seen.has(term)) return seen.get(term);
    if (seen.size >= REMEMBERED) seen.clear();
    const match = table.get(termKey(term));
    seen.set(term, match);
    return match;
  };
}

/** The matcher of a vocabulary. */
export function matcherOf(vocabulary: string): Matcher {
  const matcher = made.get(vocabulary) ?? makeMatcher(vocabulary);
  made.set(vocabulary, matcher);
  return matcher;
}
