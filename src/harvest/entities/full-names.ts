import { nameWords } from './name-words.ts';
import { hasHandle, isEverydayWord, isGeneralWord } from './person-name.ts';
import { wordList } from './words/word-list.ts';

/** A word of a text, folded, and where it stands. */
export type Token = { readonly word: string; readonly from: number; readonly to: number; readonly capital: boolean };
/** A stretch of a text, in UTF-16 units, the end not included. */
export type Span = { readonly from: number; readonly to: number };
/** A text, its words, and which names, as folded words, may be shown. */
export type TokenText = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly isPublic: (line: string) => boolean;
};
/** Names by their first two words, those of one word by that word. */
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

const indexed = (words: readonly string[]): string => words.slice(0, 2).join(' ');

// "@remember" is somebody's, "remember" is a word; "@zorblat_77" is somebody's with or without its sign.
const signed = (name: string, words: readonly string[]): readonly string[] =>
  name.startsWith('@') && words.every(isEverydayWord) ? [`@${words.join('')}`] : words;

/** Names made ready for finding in texts; what is plainly no name is left out. */
export function indexOf(names: readonly string[]): Index {
  const index = new Map<string, (readonly string[])[]>();
  for (const name of new Set(names))
    for (const words of spellings(name)) {
      const handle = hasHandle(name);
      if (words.length === 0 || (handle ? words.join('').length < 5 : words.length === 1 || saysNothing(name, words)))
        continue;
      const made = handle ? signed(name, words) : words;
      const known = index.get(indexed(made));
      if (known) known.push(made);
      else index.set(indexed(made), [made]);
    }
  return index;
}

/** The names that may begin at a word, whose second one comes among the next three. */
export function namesAt(index: Index, words: readonly string[], at: number): readonly (readonly string[])[] {
  const first = words[at] ?? '';
  const keys = new Set([first, ...words.slice(at + 1, at + 2 + GAP).map((second) => `${first} ${second}`)]);
  return [...keys].flatMap((key) => index.get(key) ?? []);
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

/** The places of full names in a text, but for those that may be shown. */
export function fullNames({ text, tokens, isPublic }: TokenText, index: Index): readonly Span[] {
  const words = tokens.map(({ word, from }) => (text[from - 1] === '@' && index.has(`@${word}`) ? `@${word}` : word));
  return tokens.flatMap((token, at) =>
    namesAt(index, words, at).flatMap((name) => {
      const plain = name.length === 1 ? [token.word] : name;
      const end = isPublic(name.join(' ')) ? undefined : endOf(text, tokens, { at, words: plain });
      return end === undefined ? [] : [{ from: token.from, to: tokens[end]?.to ?? token.to }];
    }),
  );
}
