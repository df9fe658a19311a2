import { remembering } from '../../core/remembering.ts';
import { isKnownName } from './group-key.ts';
import { kindOf } from './kind-of.ts';
import { type NameToken, nameTokens } from './name-tokens.ts';
import { publicRoleOf, withoutPublicNames } from './people-in-public-role.ts';
import { isOrganisationWord } from './person-name.ts';
import { givenNames } from './words/given-names.ts';
import { personalTies, personNouns } from './words/people-words.ts';
import { wordList } from './words/word-list.ts';

const honorifics = wordList(
  'mr mrs ms miss mx dr prof professor officer judge justice detective sheriff sergeant sgt captain corporal rev reverend coach constable lt lieutenant inspector',
);
const introducing = new Set([...honorifics, 'ceo', 'artist', 'premier', 'actor', 'singer']);
const kin = wordList('mother father son daughter wife husband sister brother girlfriend boyfriend');
const saints = wordList('st saint san santa santo hurricane cyclone typhoon storm lake mount port fort cape');
const articles = wordList('the a an');
const placing = wordList('in at near outside across around');
// What follows the name of a thing: "the Jallianwala Bagh massacre".
const things = wordList(
  'app apps massacre election elections festival carnival film movie book novel case law act bill test dataset dermatology',
);
const landmarks = wordList(
  'beach palace square castle sea hills street road avenue bridge tower towers river island islands bay prairie valley falls sign schema hall mall',
);
const MAX_WORDS = 5;
const NEARBY = 40;

/** Words of a text that stand side by side and could be a name, with what stands around them. */
type Run = {
  readonly tokens: readonly NameToken[];
  readonly before?: NameToken;
  readonly after?: NameToken;
  readonly quoted: boolean;
  readonly titleCase: boolean;
};

const isCapital = (token: NameToken | undefined): boolean => token !== undefined && /^\p{Lu}/u.test(token.text);
const isGiven = (token: NameToken | undefined): boolean => token !== undefined && givenNames.has(token.word);
// "Black", "Young" and "Brown" begin descriptions more often than names.
const canBegin = (token: NameToken): boolean =>
  token.part === 'name' ||
  token.part === 'strange' ||
  token.part === 'initial' ||
  (token.part === 'either' && isGiven(token));
const isFull = ({ part }: NameToken): boolean =>
  part === 'name' || part === 'either' || part === 'strange' || part === 'word';

// Headlines in Title Case give everyday words a capital, so that capitals tell less there.
function isTitleCase(tokens: readonly NameToken[]): boolean {
  const long = tokens.filter(({ isEveryday }) => isEveryday);
  return long.length > 2 && long.filter(isCapital).length * 3 > long.length * 2;
}

type Text = { readonly text: string; readonly tokens: readonly NameToken[]; readonly titleCase: boolean };

function isBeside({ text }: Text, left: NameToken, right: NameToken): boolean {
  const gap = text.slice(left.to, right.from);
  return gap === ' ' || (gap === '. ' && left.part === 'initial');
}

// "Dylan Field": an everyday word can be the second word of a name where its capital means something, and the third after
// two given names.
function takesWord({ tokens, titleCase }: Text, from: number, end: number): boolean {
  if (titleCase) return end === from && isGiven(tokens[from]) && introducing.has(tokens[from - 1]?.word ?? '');
  return end === from || (end === from + 1 && isGiven(tokens[from]) && isGiven(tokens[end]));
}

// "Sweet Anita": inside a sentence the capital of an everyday word before a given name belongs to the name.
function isEpithet(all: Text, at: number): boolean {
  const [before, here, next, after] = [
    all.tokens[at - 1],
    all.tokens[at] as NameToken,
    ...all.tokens.slice(at + 1, at + 3),
  ];
  if (isCapital(after) && isBeside(all, next as NameToken, after as NameToken)) return false;
  if (here.part !== 'word' || all.titleCase || before === undefined || next?.part !== 'name') return false;
  return isGiven(next) && isBeside(all, here, next) && /^,? $/.test(all.text.slice(before.to, here.from));
}

function endOfRun(all: Text, from: number): number {
  const { tokens } = all;
  let end = from;
  while (end + 1 < tokens.length && end - from < MAX_WORDS - 1) {
    const [here, next] = [tokens[end] as NameToken, tokens[end + 1] as NameToken];
    if (!isBeside(all, here, next) || next.part === 'plain' || (here.part === 'word' && end > from)) break;
    if (next.part === 'word' && !takesWord(all, from, end)) break;
    end++;
  }
  while (end > from && !isFull(tokens[end] as NameToken)) end--;
  return end;
}

function runsIn(text: string): readonly Run[] {
  const tokens = nameTokens(text);
  const all: Text = { text, tokens, titleCase: isTitleCase(tokens) };
  const runs: Run[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at] as NameToken;
    if (!canBegin(first) && !isEpithet(all, at)) continue;
    const end = endOfRun(all, at);
    const last = tokens[end] as NameToken;
    const [before, after] = [tokens[at - 1], tokens[end + 1]];
    runs.push({
      tokens: tokens.slice(at, end + 1),
      before: before !== undefined && /^,?\s+$|^\. $/.test(text.slice(before.to, first.from)) ? before : undefined,
      after: after !== undefined && isBeside(all, last, after) ? after : undefined,
      quoted: /["“‘'(]/.test(text[first.from - 1] ?? '') || /^[,.]?["”’'](?!s)/.test(text.slice(last.to)),
      titleCase: all.titleCase,
    });
    at = end;
  }
  return runs;
}

const isCommon = ({ part }: NameToken): boolean => part === 'name';

// "The Notting Hill Carnival", "in Potrero Hill", “Bulli Bai”: names of things stand like this, people's seldom.
function standsLikeAThing({ tokens, before, after, quoted }: Run): boolean {
  if (landmarks.has(tokens.at(-1)?.word ?? '') || (quoted && !tokens.some(isCommon))) return true;
  const thing = articles.has(before?.word ?? '') || isOrganisationWord(before?.word ?? '');
  return thing || placing.has(before?.word ?? '') || things.has(after?.word ?? '');
}

// "Henry Ford Hospital", "St Thomas Aquinas": the words around say what kind of thing bears the name.
function isNamedAfter({ tokens, before, after }: Run): boolean {
  const house = isCapital(after) && isOrganisationWord(after?.word ?? '');
  const saint = [tokens[0], before].some((token) => isCapital(token) && saints.has(token?.word ?? ''));
  return house || saint;
}

function isFullName(run: Run): boolean {
  const parts = run.tokens.map(({ part }) => part);
  if (run.tokens.filter(isFull).length < 2 && !parts.includes('initial')) return false;
  const given = isGiven(run.tokens[0]) && (parts[0] === 'name' || !run.titleCase);
  if (given && !(parts.includes('word') && articles.has(run.before?.word ?? ''))) return true;
  if (!parts.includes('name') && !parts.includes('strange')) return false;
  return !standsLikeAThing(run);
}

// "Judge Quillfeather", "her mother, Tindra": one word is a name where the word before it says so.
function isSingleName({ tokens: [token], before, after, quoted, titleCase }: Run): boolean {
  if (token === undefined || before === undefined || quoted || (isCapital(after) && after?.part !== 'plain'))
    return false;
  if (honorifics.has(before.word)) return token.part === 'name' || token.part === 'strange';
  if (kin.has(before.word) && !titleCase && token.part === 'strange') return true;
  const tied = personNouns.has(before.word) || personalTies.has(before.word);
  return tied && token.part === 'name' && isGiven(token);
}

function isPerson(run: Run): boolean {
  if (isNamedAfter(run)) return false;
  return run.tokens.length === 1 ? isSingleName(run) : isFullName(run);
}

// Cases bear the names of those who went to court, and accounts those of their holders.
const CASE = /(?<!\p{Lu}[\p{L}.]* )\(?(\p{Lu}\p{Ll}+)\)? v\.? (?:the )?(\p{Lu}\p{Ll}+)/gu;
const INITIALLED = /(?:identified as|named|[Jj]ustice|[Jj]udge) (\p{Lu}{2} \p{Lu}\p{Ll}+)/gu;
const ACCOUNT = /(?<=^|[\s(])@\w{3,}/gu;

function otherNames(text: string): readonly string[] {
  const parties = [...text.matchAll(CASE)].flatMap((found) => nameTokens(`${found[1]} ${found[2]}`));
  const persons = parties.filter(isFull);
  const initialled = [...text.matchAll(INITIALLED)].map((found) => found[1] ?? '');
  return [...persons.map(({ text: name }) => name), ...initialled, ...(text.match(ACCOUNT) ?? [])];
}

const isNamePart = (token: NameToken | undefined): boolean =>
  token !== undefined && (token.part === 'name' || token.part === 'strange' || token.part === 'initial');

// No other part of a name stands beside it.
function isWhole(text: string, from: number, to: number): boolean {
  const before = nameTokens(text.slice(Math.max(0, from - NEARBY), from)).at(-1);
  const after = nameTokens(text.slice(to, to + NEARBY))[0];
  const [left, right] = [/(?:^|\s)(\S+) $/u.test(text.slice(Math.max(0, from - NEARBY), from)), text[to] === ' '];
  return !(left && isNamePart(before)) && !(right && after?.from === 1 && isNamePart(after));
}

const isNoName = (name: string): boolean =>
  publicRoleOf(name) !== undefined || isKnownName(name) || kindOf(name) !== undefined;

/**
 * The names of people in a running English text, except those on the list of public roles. A name is a run of capitalised
 * words of which none is an everyday word, a place or part of an organisation's name; in doubt it is somebody's. What other
 * parts of a collection know to be an organisation or a product is for the caller to take out.
 */
export const personsIn = remembering(
  (text): readonly string[] => {
    const rest = withoutPublicNames(text, isWhole);
    const names = runsIn(rest)
      .filter(isPerson)
      .map(({ tokens }) => rest.slice(tokens[0]?.from, tokens.at(-1)?.to));
    return [...new Set([...names, ...otherNames(rest)])].filter((name) => !isNoName(name));
  },
  { longest: 300 },
);
