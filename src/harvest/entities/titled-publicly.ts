import { nameTokens } from './name-tokens.ts';
import { nameLine, nameWords } from './name-words.ts';
import { isOrganisationWord } from './person-name.ts';
import { isPlaceWord } from './places.ts';
import { isEnglishWord } from './words/english-words.ts';
import { groupNouns } from './words/people-words.ts';
import { wordList } from './words/word-list.ts';

const MINISTRY =
  'Prime|Chief|Foreign|Health|Defen[cs]e|Finance|Interior|Home|Justice|Education|Environment|Energy|Transport|Labou?r|Culture|Trade|Economy|Development|Digital|Science|Agriculture|Tourism|Communications?|Technology|Information|Housing|Immigration|Security|Affairs';
const TITLE = new RegExp(
  `\\b(?:(?:Vice[ -])?President|(?:${MINISTRY}) Minister|Premier|Chancellor|Senator|Sen\\.|Congressman|Congresswoman|Rep\\.|Governor|Gov\\.|Supreme Leader|First Lady|Secretary of (?:State|Defen[sc]e))(?:-elect)?\\s+`,
  'gu',
);
// "Class President", "Harvard President", "Baptist Minister": what stands before the title says whose office it is.
const OF_STATES = wordList('former then late acting new deputy vice interim first exiled ousted the by of with and as');
const SHORT_OF_OFFICE =
  /^(?:state|school|council|student|class|club|company|union|college|university|bank|team|body)$/i;
const MIN_WORDS = 2;
const MAX_WORDS = 4;

function nameAt(text: string): string | undefined {
  const tokens = nameTokens(text.slice(0, 120));
  let end = 0;
  for (const [at, token] of tokens.entries()) {
    const gap = text.slice(at === 0 ? 0 : (tokens[at - 1]?.to ?? 0), token.from);
    // "Premier Roger Cook": an everyday word can be the second word of a name, and no later one.
    const last = token.part === 'word' && at === 1 && tokens[0]?.part === 'name';
    if (token.part === 'plain' || (token.part === 'word' && !last) || at >= MAX_WORDS || !/^ ?$|^\. $/.test(gap)) break;
    if (token.part !== 'particle' && token.part !== 'initial') end = at + 1;
  }
  return end < MIN_WORDS ? undefined : text.slice(0, tokens[end - 1]?.to);
}

function mayBeOfState(before: string): boolean {
  const word = nameWords(before).join('');
  if (SHORT_OF_OFFICE.test(word) || isOrganisationWord(word)) return false;
  if (!/^\p{Lu}/u.test(before) || isPlaceWord(word) || OF_STATES.has(word)) return true;
  return /[:.,]$/.test(before) || (isEnglishWord(word) && /(?:s|ed|ing)$/.test(word) && !groupNouns.has(word));
}

/**
 * The full names that a text sets behind the title of a high public office, with that title: "President Tindra Quillfeather".
 * Offices of states only: the president of a club or a company counts as anybody else.
 */
export function titledPublicly(text: string): readonly { readonly name: string; readonly title: string }[] {
  return [...text.matchAll(TITLE)].flatMap(({ 0: found, index }) => {
    const before = text.slice(Math.max(0, index - 40), index);
    if (
      /President|Chancellor|Senator|Sen\.|Rep\.|Governor|Premier/.test(found) &&
      !mayBeOfState(before.trim().split(/\s+/).at(-1) ?? '')
    )
      return [];
    const name = nameAt(text.slice(index + found.length));
    return name === undefined ? [] : [{ name, title: found.trim() }];
  });
}

/** Names, as folded words, with the title of the public office behind which texts set them. */
export type Offices = ReadonlyMap<string, string>;

/** No office is told. */
export const noOffices: Offices = new Map();

/** The offices that the texts of one row tell. They hold for that row only, because other people have the same names. */
export function officesIn(texts: readonly string[]): Offices {
  return new Map(texts.flatMap(titledPublicly).map(({ name, title }) => [nameLine(name), title]));
}
