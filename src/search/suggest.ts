import type { IndexReader, WordCount } from '../core/ports.ts';
import { plainWords } from '../core/words.ts';
import { editDistance } from './edit-distance.ts';
import { anywhere } from './expressions.ts';
import type { Preparation } from './preparation.ts';
import { printQuery, type Query, wantedTexts } from './query.ts';
import type { TermSets } from './term-sets.ts';

type Index = { readonly sets: TermSets; readonly reader: IndexReader; readonly prepared: Preparation };

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const MIN_WORD = 4;
const MAX_WORD = 24;
const MAX_UNKNOWN = 3;
const MAX_FORMS = 2_000;
const MAX_COUNT = 1_000;
const TRIES = 3;

function oneEditAway(word: string): Set<string> {
  const made = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    made.add(head + tail.slice(1));
    if (tail.length > 1) made.add(`${head}${tail[1]}${tail[0]}${tail.slice(2)}`);
    for (const letter of LETTERS) made.add(head + letter + tail).add(head + letter + tail.slice(1));
  }
  made.delete(word);
  made.delete('');
  return made;
}

const bestOf = (candidates: readonly WordCount[]): string[] =>
  candidates
    .toSorted((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, TRIES)
    .map(({ word }) => word);

// A spelling two edits away is looked for among the words that begin alike, of which there are few.
function twoEditsAway(word: string, reader: IndexReader): string[] {
  const begin = word.slice(0, word.length < 8 ? 3 : 4);
  return reader.forms(begin, MAX_FORMS).filter((form) => form !== word && editDistance(word, form) <= 2);
}

function corrections(word: string, { reader, prepared }: Index): string[] {
  const forms = [...oneEditAway(word)].filter((form) => prepared.mayHold(form));
  const known = reader.formCounts(forms, MAX_COUNT);
  return bestOf(known.length > 0 ? known : reader.formCounts(twoEditsAway(word, reader), MAX_COUNT));
}

function unknownWords(query: Query, sets: TermSets): string[] {
  const words = new Set(
    wantedTexts(query)
      .flatMap(plainWords)
      .filter((word) => word.length >= MIN_WORD && word.length <= MAX_WORD),
  );
  return [...words].filter((word) => sets.texts.count(anywhere(word).match, 1) === 0);
}

function corrected(query: Query, right: ReadonlyMap<string, string>): Query {
  return query.map((clause) => {
    const { not, term } = clause;
    if (not || (term.kind !== 'words' && term.kind !== 'phrase')) return clause;
    const words = plainWords(term.text);
    if (!words.some((word) => right.has(word))) return clause;
    return { not, term: { ...term, text: words.map((word) => right.get(word) ?? word).join(' ') } };
  });
}

/**
 * The query with its unknown words spelled like known ones, commonest first; undefined when no such query `finds`
 * something. Looks up at most about 1,300 spellings for each of three words.
 */
export function suggest(query: Query, index: Index, finds: (query: Query) => boolean): string | undefined {
  const unknown = unknownWords(query, index.sets);
  if (unknown.length === 0 || unknown.length > MAX_UNKNOWN) return undefined;
  const choices = unknown.map((word) => corrections(word, index));
  if (choices.some((words) => words.length === 0)) return undefined;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const right = new Map(unknown.map((word, at) => [word, choices[at]?.at(attempt) ?? choices[at]?.[0] ?? word]));
    const better = corrected(query, right);
    if (finds(better)) return printQuery(better);
  }
  return undefined;
}
