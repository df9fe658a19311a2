import { isKnownName } from './group-key.ts';
import { nameWords } from './name-words.ts';
import { isPlaceWord } from './places.ts';
import { isEnglishWord } from './words/english-words.ts';
import { familyNames, givenNames } from './words/given-names.ts';
import { organisationWords, publicBodyWords, systemWords } from './words/organisation-words.ts';
import { goods, groupNouns, personNouns, unnamedWords } from './words/people-words.ts';
import { plainWords } from './words/plain-words.ts';
import { wordList } from './words/word-list.ts';

const titles = wordList(
  'dr mr mrs ms miss prof professor sir dame lady lord judge bishop congressman congresswoman senator captain sergeant officer',
);
const suffixes = wordList('jr sr ii iii iv phd md esq');
/** Small words inside names: "von", "bin". */
export const particles = wordList(
  'von van de der den del della di da do dos das du la le el al bin ibn ben ten ter y e st af av zu zur',
);
// Words of organisations that are family names as well decide nothing beside a given name.
const alsoNames = wordList(
  'park hall banks church temple law farm field bear spider panda garden forest labs union station court',
);
const NAME_LIKE = /^(?:\p{Lu}[\p{Ll}\p{Lo}\p{M}'’.-]*(?:[-'’]?\p{Lu}[\p{Ll}\p{M}'’.-]*)*|\p{Lo}[\p{Lo}\p{M}]*)\.?$/u;
const COMPOUND = /\p{Ll}\p{Lu}/u;
const HAN = /^[\p{Script=Han}·]{2,5}$/u;
const HAN_ORGANISATION = /公司|集团|集團|大学|大學|银行|銀行|政府|局|部|院|会$|社$|党$|网$/u;
const STRONG = wordList(
  `inc llc llp ltd limited corp corporation company co gmbh plc university college school schools academy institute hospital bank group
  holdings technologies systems solutions media news times post press records studios publishing foundation association society motors
  airlines partners ventures capital services software robotics health clinic pharmacy stores police department government county city
  council ministry court insurance logistics entertainment ai consulting attorneys associates pharmaceuticals laboratories industries`,
);
const HANDLE = /(?:^|\s)@\w|(?:^|\s)(?!dollar)[a-z]{4,}\d{2,}[a-z\d]*$|(?:^|\s)0x\w+|\w_\w|\.eth\b/i;

/** Whether a text holds an account's handle: "@somebody", "my_name", "name77". */
export function hasHandle(text: string): boolean {
  return HANDLE.test(text) && (text.includes('@') || !isKnownName(text));
}

/** Whether a word can stand in an organisation, a product or a description, and so says nothing about a person. */
export function isGeneralWord(word: string): boolean {
  return (
    organisationWords.has(word) ||
    publicBodyWords.has(word) ||
    systemWords.has(word) ||
    plainWords.has(word) ||
    groupNouns.has(word) ||
    personNouns.has(word) ||
    goods.has(word) ||
    unnamedWords.has(word) ||
    isPlaceWord(word)
  );
}

/** Whether a word is one of everyday language and no common name: what it stands in is more than a name. */
export function isEverydayWord(word: string): boolean {
  return (isGeneralWord(word) || isEnglishWord(word)) && !givenNames.has(word) && !familyNames.has(word);
}

/** Whether a word marks an organisation, a public body or a product. */
export function isOrganisationWord(word: string): boolean {
  return organisationWords.has(word) || publicBodyWords.has(word) || systemWords.has(word);
}

const isHouseWord = (word: string): boolean => isOrganisationWord(word) || groupNouns.has(word) || goods.has(word);

function bareName(text: string): string[] {
  const parts = text
    .replace(/\([^)]*\)|["“”][^"“”]*["“”]/g, ' ')
    .replace(/['’]s\b/g, '')
    .split(/[\s,]+/)
    .filter(Boolean);
  const fold = (part: string | undefined): string => nameWords(part ?? '').join('');
  while (parts.length > 1 && titles.has(fold(parts[0]))) parts.shift();
  while (parts.length > 1 && suffixes.has(fold(parts.at(-1)))) parts.pop();
  return parts;
}

const shapeFits = (part: string): boolean => NAME_LIKE.test(part) || particles.has(part.toLowerCase());

const isCommonName = (word: string): boolean =>
  (givenNames.has(word) || familyNames.has(word)) && !plainWords.has(word) && !isPlaceWord(word);

function judgeWords(words: readonly string[]): boolean {
  const [first = ''] = words;
  const strong = words.filter((word) => isHouseWord(word) && !alsoNames.has(word));
  const given = givenNames.has(first) && (!isPlaceWord(first) || words.slice(1).some((word) => !isGeneralWord(word)));
  if (
    given &&
    words.length === 2 &&
    !STRONG.has(words[1] ?? '') &&
    !groupNouns.has(words[1] ?? '') &&
    !isPlaceWord(first)
  )
    return true;
  if (strong.some((word) => !familyNames.has(word) && !givenNames.has(word))) return false;
  if (given) return true;
  if (words.some((word) => isHouseWord(word) && !familyNames.has(word))) return false;
  if (words.some(isCommonName)) return true;
  return !words.every((word) => isGeneralWord(word) || particles.has(word));
}

/**
 * Whether a bare name looks like a person's: two to five name-like words that hold a common given or family name, or
 * that hold any word which is not known from organisations, products, places and everyday language. In doubt it does.
 * A single word does only when it is a common given or family name and nothing else.
 */
export function looksLikePerson(text: string): boolean {
  const name = text.trim();
  if (HAN.test(name)) return !HAN_ORGANISATION.test(name);
  if (isKnownName(name)) return false;
  const titled = titles.has(nameWords(name)[0] ?? '');
  const parts = bareName(name);
  if (parts.length === 0 || parts.length > 5 || /\d/.test(parts.join(''))) return false;
  const words = parts.flatMap((part) => nameWords(part.replaceAll('-', ' ')));
  if (parts.length === 1) {
    const word = words.join('');
    return (titled && !titles.has(word) && !isHouseWord(word)) || isCommonName(word);
  }
  if (!parts.every(shapeFits) || parts.every((part) => /^\p{Ll}/u.test(part))) return false;
  if (titled) return !words.some((word) => isHouseWord(word) && !alsoNames.has(word));
  const loud = parts.some(
    (part) => /^\p{Lu}{2,}$/u.test(part) || (COMPOUND.test(part) && !/^(?:Mc|Mac|De|Di|La|Le|O['’])\p{Lu}/u.test(part)),
  );
  if (loud && !words.some(isCommonName)) return false;
  return judgeWords(words);
}

/** Whether a text looks like a person's name and holds a common given or family name: a bar for columns of other things. */
export function holdsCommonName(text: string): boolean {
  return looksLikePerson(text) && nameWords(text).some(isCommonName);
}
