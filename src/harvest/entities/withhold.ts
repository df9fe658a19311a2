import { withheldName } from '../../core/privacy.ts';
import { nameLine, nameWords } from './name-words.ts';
import { publicNames } from './people-in-public-role.ts';
import { hasHandle, isGeneralWord } from './person-name.ts';
import { familyNames, givenNames } from './words/given-names.ts';
import { wordList } from './words/word-list.ts';

/**
 * The names of private persons, made ready for finding. Built once from all withheld names of an import
 * (`veilOf(book.withheldNames())`) and asked for every text of every row.
 */
export type Veil = {
  /** The text without withheld names. `here` are the names withheld on this very row: their parts alone (a surname) go too. */
  readonly withhold: (text: string, here?: readonly string[]) => string;
  /** Whether an address spells a withheld name; such an address must not be kept. */
  readonly isNamedIn: (address: string, here?: readonly string[]) => boolean;
};

type Token = { readonly word: string; readonly from: number; readonly to: number; readonly capital: boolean };
type Range = { readonly from: number; readonly to: number };
type Index = ReadonlyMap<string, readonly (readonly string[])[]>;

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’](?!s\b)[\p{L}\p{M}]+)*/gu;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}·\s]+$/u;
const suffixes = wordList('jr sr ii iii iv phd md');
const small = wordList('von van de der den del della di da do dos das du la le el al bin ibn the and mac san st');
const honorifics = wordList(
  'mr mrs ms miss dr prof professor officer judge detective sir dame sergeant mayor senator congressman congresswoman principal captain sheriff minister',
);
const months = wordList('january february march april may june july august september october november december');
const GAP = 2;

function tokensOf(text: string): readonly Token[] {
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

// "child sexual abuse" was withheld in doubt, but it is in no text somebody's name.
const saysNothing = (word: string): boolean =>
  (isGeneralWord(word) || small.has(word)) && !givenNames.has(word) && !familyNames.has(word);

function indexOf(names: readonly string[]): Index {
  const index = new Map<string, (readonly string[])[]>();
  for (const name of names)
    for (const words of spellings(name)) {
      const [first, second] = words;
      const handle = hasHandle(name);
      if (
        first === undefined ||
        (handle ? words.join('').length < 5 : second === undefined || words.every(saysNothing))
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
      if (++gap > GAP || tokens[next]?.capital !== true) return undefined;
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

function fullNames(text: string, tokens: readonly Token[], index: Index): readonly Range[] {
  return tokens.flatMap((token, at) =>
    (index.get(token.word) ?? []).flatMap((words) => {
      const end = endOf(text, tokens, { at, words });
      return end === undefined ? [] : [{ from: token.from, to: tokens[end]?.to ?? token.to }];
    }),
  );
}

function partsOf(names: readonly string[]): ReadonlySet<string> {
  const parts = names.flatMap((name) => {
    const words = (name.match(WORD) ?? []).flatMap(nameWords);
    if (words.length === 1) return words;
    const isPhrase = words.length > 6 || /\b(?:of|for|by|with|and|the|in)\b/.test(name);
    return isPhrase ? [] : words.filter((word) => word.length > 2 && !small.has(word) && !suffixes.has(word));
  });
  return new Set(parts);
}

function isPublic(tokens: readonly Token[], at: number): boolean {
  const [before, here, after] = [tokens[at - 1]?.word, tokens[at]?.word, tokens[at + 1]?.word];
  return publicNames.has(`${before} ${here}`) || publicNames.has(`${here} ${after}`);
}

function singleParts(tokens: readonly Token[], names: readonly string[]): readonly Range[] {
  const parts = partsOf(names);
  if (parts.size === 0) return [];
  const alone = new Set(names.map(nameLine));
  const surnames = new Set(
    names.map((name) =>
      nameLine(name)
        .split(' ')
        .findLast((word) => !suffixes.has(word)),
    ),
  );
  // In running text, where few words have capitals, a surname that is also a common word is told by its capital.
  const runs = tokens.filter(({ capital }) => capital).length * 2 < tokens.length;
  return tokens.filter(({ word, capital }, at) => {
    if (!capital || !parts.has(word) || isPublic(tokens, at)) return false;
    if (alone.has(word) || !isGeneralWord(word) || honorifics.has(tokens[at - 1]?.word ?? '')) return true;
    return runs && surnames.has(word) && !months.has(word) && tokens[at - 1]?.capital === false;
  });
}

function unspacedNames(text: string, names: readonly string[]): readonly Range[] {
  return names.flatMap((name) => {
    const found: Range[] = [];
    for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1))
      found.push({ from, to: from + name.length });
    return found;
  });
}

function joined(text: string, ranges: readonly Range[]): readonly Range[] {
  const sorted = ranges.toSorted((a, b) => a.from - b.from);
  return sorted.reduce<Range[]>((merged, range) => {
    const last = merged.at(-1);
    if (last !== undefined && (range.from <= last.to || /^[\s.-]+$/.test(text.slice(last.to, range.from)))) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    } else merged.push(range);
    return merged;
  }, []);
}

function hide(text: string, ranges: readonly Range[]): string {
  let out = '';
  let at = 0;
  for (const { from, to } of ranges) {
    const before = text.slice(at, from).replace(/[@#]$|\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+$/u, '');
    const starts = /(?:^|[.!?:]\s+|\n)["“'‘(]*$/.test(out + before);
    out = out + before + (starts ? `A${withheldName.slice(1)}` : withheldName);
    at = to + (/^,?\s+(?:Jr|Sr)\b\.?/.exec(text.slice(to))?.[0].length ?? 0);
  }
  return out + text.slice(at);
}

function addressWords(address: string): readonly string[] {
  let plain = address;
  try {
    plain = decodeURIComponent(address);
  } catch {
    // A stray % sign: the address is searched as it is written.
  }
  return (plain.match(WORD) ?? []).flatMap(nameWords);
}

/** Prepares names for finding. */
export function veilOf(names: readonly string[]): Veil {
  const unspaced = names.filter((name) => UNSPACED.test(name) && name.length > 1);
  const index = indexOf(names.filter((name) => !UNSPACED.test(name)));
  const squashed = [...index.values()]
    .flat()
    .map((words) => words.join(''))
    .filter((word) => word.length > 7);

  const withhold = (text: string, here: readonly string[] = []): string => {
    const tokens = tokensOf(text);
    const spaceless = [...unspaced, ...here.filter((name) => UNSPACED.test(name))];
    const ranges = [...fullNames(text, tokens, index), ...singleParts(tokens, here), ...unspacedNames(text, spaceless)];
    return ranges.length === 0 ? text : hide(text, joined(text, ranges));
  };
  const isNamedIn = (address: string, here: readonly string[] = []): boolean => {
    const words = addressWords(address);
    const parts = partsOf(here);
    const line = words.join('');
    if (squashed.some((name) => line.includes(name)) || unspaced.some((name) => line.includes(name))) return true;
    if (words.some((word) => word.length > 3 && parts.has(word) && !isGeneralWord(word))) return true;
    return words.some((word, at) =>
      (index.get(word) ?? []).some((name) => name.every((part, step) => words[at + step] === part)),
    );
  };
  return { withhold, isNamedIn };
}
