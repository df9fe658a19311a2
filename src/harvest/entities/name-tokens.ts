import { isKnownName } from './group-key.ts';
import { nameWords } from './name-words.ts';
import { isEverydayWord, isGeneralWord, isOrganisationWord, particles } from './person-name.ts';
import { isPlaceWord } from './places.ts';
import { isEnglishWord } from './words/english-words.ts';
import { familyNames, givenNames } from './words/given-names.ts';
import { goods, groupNouns, personNouns } from './words/people-words.ts';

/**
 * What a word of a running text can be in a name: a known given or family `name`, a name that is a word too (`either`: "Mark",
 * "Brown"), a capitalised word that is in no list (`strange`), a capitalised everyday word (`word`), an `initial`, a
 * `particle` ("von"), or no part of one (`plain`).
 */
export type NamePart = 'name' | 'either' | 'strange' | 'word' | 'initial' | 'particle' | 'plain';

/** A word of a text without its possessive ending, its folded form and its place in UTF-16 units. */
export type NameToken = {
  readonly text: string;
  readonly word: string;
  readonly part: NamePart;
  /** Whether it is a word of everyday language that is long enough to tell headlines in Title Case. */
  readonly isEveryday: boolean;
  readonly from: number;
  readonly to: number;
};

const TOKEN = /(?:\p{Lu}\.)+|[\p{L}\p{N}\p{M}]+(?:['’ʼ-][\p{L}\p{M}\p{N}]+)*/gu;
const POSSESSIVE = /['’ʼ]s$/iu;
const LOUD = /^\p{Lu}{2,}s?$|['’](?:t|ve|ll|re)$|\p{Ll}\p{Lu}/u;
const SCOTTISH = /^(?:Mc|Mac|De|Di|La|Le|Van|O['’])\p{Lu}\p{Ll}/u;

const STATES = /^(?:A\.I|U\.S|U\.K|E\.U|U\.N|D\.C|L\.A|P\.M|A\.M)\./;
const PARTICLE = /^(?:Van|Von|De|Del|Della|Di|Da|Al|El|Bin|Ibn|La|Le|Dos|Der|Den)$/;

const isWord = (word: string): boolean => isGeneralWord(word) || isEnglishWord(word);
// "Deepfaked", "AIs", "LLMs": endings of a word that is known.
const isBent = (word: string): boolean =>
  word.length > 4 &&
  [/s$/, /ed$/, /d$/, /ing$/, /er$/].some((ending) => ending.test(word) && isWord(word.replace(ending, '')));

// Words that say what bears the name: no person does.
const isTelling = (word: string): boolean =>
  isOrganisationWord(word) || isPlaceWord(word) || groupNouns.has(word) || personNouns.has(word) || goods.has(word);

// "Smith-Griffin" is a name, "Self-Driving" is none: its parts tell.
const isDouble = (parts: readonly NamePart[]): boolean =>
  parts.every((part) => part === 'name' || part === 'either' || part === 'strange');

function partOf(text: string): NamePart {
  if (/^\p{Ll}/u.test(text)) return particles.has(text) ? 'particle' : 'plain';
  if (!/^\p{Lu}/u.test(text) || /\d/.test(text)) return 'plain';
  if (/^(?:\p{Lu}\.)+$|^[^AI\P{Lu}]$/u.test(text)) return STATES.test(text) ? 'plain' : 'initial';
  if (PARTICLE.test(text)) return 'particle';
  if (LOUD.test(text) && !SCOTTISH.test(text)) return 'plain';
  const pieces = text.split(/-/).filter(Boolean);
  if (pieces.length > 1) return isDouble(pieces.map(partOf)) ? 'strange' : 'plain';
  const word = nameWords(text).join('');
  if (word.length < 2) return 'plain';
  const listed = givenNames.has(word) || familyNames.has(word);
  if (!listed && isKnownName(text)) return 'plain';
  if (isWord(word)) return listed ? 'either' : isTelling(word) ? 'plain' : 'word';
  if (listed) return 'name';
  return isBent(word) ? 'word' : 'strange';
}

type Word = Omit<NameToken, 'from' | 'to'>;

const MAX_KEPT = 20_000;
const kept = new Map<string, Word>();

// The same words stand in most texts.
function wordOf(found: string): Word {
  const known = kept.get(found);
  if (known !== undefined) return known;
  const text = found.replace(POSSESSIVE, '');
  const word = nameWords(text).join('');
  const made: Word = { text, word, part: partOf(text), isEveryday: word.length > 3 && isEverydayWord(word) };
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(found, made);
  return made;
}

/** The words of a text, each with the part it can play in a name. */
export function nameTokens(text: string): readonly NameToken[] {
  return [...text.matchAll(TOKEN)].map(({ 0: found, index }) => {
    const { text: bare, word, part, isEveryday } = wordOf(found);
    return { text: bare, word, part, isEveryday, from: index, to: index + bare.length };
  });
}
