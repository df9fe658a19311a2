import { nameWords } from './name-words.ts';
import { hasHandle, isEverydayWord, isGeneralWord } from './person-name.ts';
import { wordList } from './words/word-list.ts';

/** A word of a text, folded, and where it stands. */
export type Token = { readonly word: string; readonly from: number; readonly to: number; readonly capital: boolean };
/** A stretch of a text, in UTF-16 units, the end not included. */
export type Span = { readonly from: number; readonly to: number };
/** Names by their first word. */
export type Index = ReadonlyMap<string, readonly (readonly string[])[]>;

/** A word, with the apostrophes inside it but without a possessive ending. */
export const WORD = /[\p{L}\p{N}\p{M}]+(?:['’](?!s\b)[\p{L}\p{M}]+)*/gu;
/** What follows a name without being part of it, folded. */
export const suffixes = wordList('jr sr ii iii iv phd md');
/** Small words inside names that are nobody's by themselves, folded. */
export const small = wordList(
  'von van de der den del della di da do dos das du la le el al bin ibn the and mac san st',
);
const GAP = 2;

/** The words of a text. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(WORD)].map((found) => ({
    word: nameWords(found[0]).join(''),
    from: found.index,
    to: found.index + found[0].length,
    capital: !/^\p{Ll}/u.test(found[0]),
  }));
}

// Also without middle names and initials, because texts often leave them out.
function spellings(name: string): readonly (readonly string[])[] {
  const words = (name.match(WORD) ?? []).flatMap(nameWords).filter((word) => !suffixes.has(word));
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  const short =
    words.length > 2 &&
    words.length < 6 &&
    first.length > 1 &&
    last.length > 1 &&
    !small.has(first) &&
    !isGeneralWord(last);
  return short ? [words, [first, last]] : [words];
}

// "Child sexual abuse" was withheld in doubt, but it is in no text somebody's name, and neither is "interior decorator".
function saysNothing(name: string, words: readonly string[]): boolean {
  const general = (word: string): boolean => (isGeneralWord(word) || small.has(word)) && isEverydayWord(word);
  const written = name.split(/\s+/).slice(1);
  return (
    words.every((word) => general(word)) ||
    (words.every(isEverydayWord) && written.some((part) => /^\p{Ll}{4}/u.test(part)))
  );
}

/** Names made ready for finding in texts; what is plainly no name is left out. */
export function indexOf(names: readonly string[]): Index {
  const index = new Map<string, (readonly string[])[]>();
  for (const name of names)
    for (const words of spellings(name)) {
      const [first, second] = words;
      const handle = hasHandle(name);
      if (
        first === undefined ||
        (handle ? words.join('').length < 5 : second === undefined || saysNothing(name, words))
      )
        continue;
      index.set(first, [...(index.get(first) ?? []), words]);
    }
  return index;
}

const isBesides = (between: string): boolean => /^[\s._'’"“”()-]{1,4}$/.test(between);
const between = (text: string, before: Token | undefined, after: Token | undefined): string =>
  before === undefined || after === undefined ? '|' : text.slice(before.to, after.from);

/** The token at which a name that starts at `at` ends; capitals of a middle name may stand between. */
function endOf(
  text: string,
  tokens: readonly Token[],
  match: { readonly at: number; readonly words: readonly string[] },
): number | undefined {
  let at = match.at;
  let gap = 0;
  for (const word of match.words.slice(1)) {
    let next = at + 1;
    while (tokens[next] !== undefined && tokens[next]?.word !== word) {
      // In Title Case the neighbours of a name have capitals too, but they are everyday words.
      if (++gap > GAP || tokens[next]?.capital !== true || isGeneralWord(tokens[next]?.word ?? '')) return undefined;
      next++;
    }
    for (let step = at; step < next; step++) {
      const sign = between(text, tokens[step], tokens[step + 1]);
      if (!isBesides(match.words.length > 3 ? sign.replace(',', ' ') : sign)) return undefined;
    }
    at = next;
  }
  const written = text.slice(tokens[match.at]?.from, tokens[at]?.to);
  return tokens[at]?.capital === true || written.includes('_') || !match.words.every(isGeneralWord) ? at : undefined;
}

/** The places of full names in a text. */
export function fullNames(text: string, tokens: readonly Token[], index: Index): readonly Span[] {
  return tokens.flatMap((token, at) =>
    (index.get(token.word) ?? []).flatMap((words) => {
      const end = endOf(text, tokens, { at, words });
      return end === undefined ? [] : [{ from: token.from, to: tokens[end]?.to ?? token.to }];
    }),
  );
}
