import { type Span, small, suffixes, type TokenText, WORD } from './full-names.ts';
import { isKnownName } from './group-key.ts';
import { nameLine, nameWords } from './name-words.ts';
import { isEverydayWord, isGeneralWord, isOrganisationWord } from './person-name.ts';
import { isEnglishWord } from './words/english-words.ts';
import { familyNames, givenNames } from './words/given-names.ts';
import { groupNouns, personNouns } from './words/people-words.ts';
import { wordList } from './words/word-list.ts';

const honorifics = wordList(
  'mr mrs ms miss dr prof professor officer judge detective sir dame sergeant mayor senator congressman congresswoman principal captain sheriff minister',
);
const months = wordList('january february march april may june july august september october november december');

// "Hingham High School student" is a description, and its words are nobody's surname.
const describes = (word: string): boolean =>
  (isOrganisationWord(word) && !familyNames.has(word)) || groupNouns.has(word) || personNouns.has(word);

/** The words of names that tell their bearers where they are named in full: surnames above all. */
export function partsOf(names: readonly string[]): ReadonlySet<string> {
  const parts = names.flatMap((name) => {
    const words = (name.match(WORD) ?? []).flatMap(nameWords);
    if (words.length === 1) return words;
    const isPhrase =
      words.length > 6 || /\b(?:of|for|by|with|and|the|in)\b/.test(name) || words.some((word) => describes(word));
    return isPhrase ? [] : words.filter((word) => word.length > 2 && !small.has(word) && !suffixes.has(word));
  });
  return new Set(parts);
}

// What follows a surname in the name of a house: "Goody Law Group", "Rodrigues Blignaut Attorneys".
function isHouse(text: string): boolean {
  const [first, second] = /^((?: \p{Lu}[\p{L}'’]+){1,2})/u.exec(text.slice(0, 60))?.[0].trim().split(' ') ?? [];
  const [next, later] = [first, second].map((word) => nameWords(word ?? '').join(''));
  return isOrganisationWord(next ?? '') || (!isEverydayWord(next ?? '') && isOrganisationWord(later ?? ''));
}

// "Sara Duterte" keeps her surname where another Duterte is withheld, and "Morgan & Morgan" its name.
function isElse({ text, tokens, isPublic }: TokenText, at: number): boolean {
  const [before, here, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (here === undefined || isPublic(`${before?.word} ${here.word}`) || isPublic(`${here.word} ${after?.word}`))
    return true;
  const [left, right] = [text.slice(before?.to ?? 0, here.from), text.slice(here.to, after?.from)];
  // Part of a compound it is no name, if it can be a word: "Sweet-Talks".
  if ((left === '-' || right === '-') && (isEverydayWord(here.word) || isEnglishWord(here.word))) return true;
  if ((left === ' & ' && before?.word === here.word) || (right === ' & ' && after?.word === here.word)) return true;
  const isName = familyNames.has(here.word) || givenNames.has(here.word);
  return isHouse(text.slice(here.to)) || (!isName && isKnownName(here.word));
}

/** The places where one word of these names stands alone in a text. */
export function loneParts(all: TokenText, names: readonly string[]): readonly Span[] {
  const { tokens } = all;
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
    if (!capital || !parts.has(word) || isElse(all, at)) return false;
    if (months.has(word)) return honorifics.has(tokens[at - 1]?.word ?? '');
    if (alone.has(word) ? !isEverydayWord(word) : !isGeneralWord(word) || honorifics.has(tokens[at - 1]?.word ?? ''))
      return true;
    return runs && surnames.has(word) && tokens[at - 1]?.capital === false;
  });
}
