import { isKnownName } from './group-key.ts';
import { kindOf } from './kind-of.ts';
import { nameLine, nameWords } from './name-words.ts';
import { publicRoleOf, withoutPublicNames } from './people-in-public-role.ts';
import { hasHandle, isGeneralWord, looksLikePerson } from './person-name.ts';
import { isPlaceWord } from './places.ts';
import { familyNames, givenNames } from './words/given-names.ts';
import { organisationWords, publicBodyWords } from './words/organisation-words.ts';
import { personalTies } from './words/people-words.ts';

/** Somebody whom a phrase mentions; `tie` says how the phrase speaks of them. */
export type Mention = { readonly name: string; readonly tie: 'family' | 'likeness' | 'target' | 'owner' | 'plain' };

const ties = [...personalTies].filter((word) => word !== 'ones' && word !== 'loved').join('|');
const patterns: readonly (readonly [RegExp, Mention['tie']])[] = [
  [
    /\b(?:impersonat(?:ing|or of|ors of)|posing as|mimicking|cloning|footage of|surname|named|parody of|aliases|likeness of|creator of|deployer of|developer of|owner of)\s+(.+)$/i,
    'likeness',
  ],
  [/\b(?:target(?:ing|ed by)|harass(?:ing|ed by)|victims? of|provoking|behind|supporting)\s+(.+)$/i, 'target'],
  [
    new RegExp(
      `\\b(?:${ties})(?: members)?(?: and (?:${ties}))? of\\s+(?:the\\s+)?(?!.*\\b(?:${ties}) of\\s)(.+)$`,
      'i',
    ),
    'family',
  ],
  [/^(?:the |users of )?([^()]+?)['’]s?\s+(?!county\b)\p{L}.*$/iu, 'owner'],
  [/^(?:the )?([^()]+?)\s+(?:fans|supporters|family|families|administration|voice cloners)$/i, 'family'],
  [/\b(?:user|identified as|called)\s+(?!of\b|in\b|from\b|who\b|at\b|\()(.+)$/i, 'likeness'],
  [/\bin (\p{Lu}\p{L}+) v\. /iu, 'likeness'],
  [/\bcreator of ([^()]+?) (?:parody|deepfake)/i, 'likeness'],
];
const INITIALS = /^(?:\p{Lu}\.\s?){2,}$/u;
const MARKED = /\b(?:surname|pseudonym\w*|family name|name withheld|nickname|not (?:his|her|their) real name)\b/i;
const CUT = /\s*(?:\(.*| (?:in|from|at|using|with|who|whose|footage|doing) .*)$/i;

function someNames(text: string): readonly string[] {
  const whole = text.replace(/^(?:the|an?)\s+/i, '').replace(CUT, '');
  if (isKnownName(whole)) return [whole];
  return whole
    .split(/\s+(?:and|&|or)\s+|,\s*/)
    .map((name) => name.replace(/['’]s?$|[,;:)]+$/g, '').trim())
    .filter(Boolean);
}

// "St. George's University" is a house's name; "Jane Doe's campaign" is about a person.
function isFirm(phrase: string, owner: string): boolean {
  const after = phrase.slice(phrase.indexOf(owner) + owner.length).replace(/^['’]s?\s+/, '');
  const next = oneWord(after.split(/\s/)[0]);
  return (organisationWords.has(next) || publicBodyWords.has(next)) && !personalTies.has(next);
}

function tied(phrase: string): readonly Mention[] {
  return patterns.flatMap(([pattern, tie]) => {
    const found = pattern.exec(phrase)?.[1];
    return found === undefined || (tie === 'owner' && isFirm(phrase, found))
      ? []
      : someNames(found).map((name) => ({ name, tie }));
  });
}

const bare = (part: string | undefined): string => (part ?? '').replace(/['’]s$|[,;:)]+$/g, '');
const oneWord = (part: string | undefined): string => nameWords(bare(part)).join('');
const isCapital = (part: string | undefined): boolean => /^\p{Lu}/u.test(part ?? '');

// A given name beside a word that is not known from anywhere: "beachgoers of Marie Curtis".
function embedded(phrase: string): readonly Mention[] {
  const parts = phrase.split(/\s+/);
  const continues = (at: number): boolean => {
    const word = oneWord(parts[at]);
    return (
      isCapital(parts[at]) && word.length > 1 && (familyNames.has(word) || givenNames.has(word) || !isGeneralWord(word))
    );
  };
  const found: Mention[] = [];
  for (let at = 0; at < parts.length; at++) {
    const first = oneWord(parts[at]);
    if (!isCapital(parts[at]) || !givenNames.has(first) || isPlaceWord(first)) continue;
    let end = at + 1;
    while (continues(end)) end++;
    const house = organisationWords.has(oneWord(parts[end])) || publicBodyWords.has(oneWord(parts[end]));
    if (end > at + 1 && !house) found.push({ name: parts.slice(at, end).map(bare).join(' '), tie: 'plain' });
    at = end - 1;
  }
  return found;
}

function handles(phrase: string): readonly Mention[] {
  return phrase
    .split(/\s+/)
    .filter(hasHandle)
    .map((name) => ({ name, tie: 'likeness' }));
}

/** Whether a phrase says itself that a name in it is somebody's: "Lea (pseudonym)". */
export function saysItNames(phrase: string): boolean {
  return MARKED.test(phrase);
}

const LINKED = /\b(?:of|by|impersonating|targeting|targeted)\b/i;

// Of two mentions that hold one another the longer is the name, unless it is a phrase around the name.
function isBetter(mention: Mention, others: readonly Mention[]): boolean {
  const line = ` ${nameLine(mention.name)} `;
  return !others.some((other) => {
    const second = ` ${nameLine(other.name)} `;
    if (other === mention || line === second) return others.indexOf(other) < others.indexOf(mention);
    return LINKED.test(mention.name) ? line.includes(second) : second.includes(line) && !LINKED.test(other.name);
  });
}

/** The private persons whom a descriptive phrase mentions: whose family, fans of whom, impersonating whom. */
export function privateMentions(phrase: string): readonly Mention[] {
  const rest = withoutPublicNames(phrase);
  const all = [...handles(rest), ...tied(rest), ...embedded(rest)];
  const personal = all.filter((mention) => publicRoleOf(mention.name) === undefined && isPersonalMention(mention));
  return personal.filter((mention) => isBetter(mention, personal));
}

// How a phrase is tied to a name decides how much the name itself must look like a person's.
function isPersonalMention({ name, tie }: Mention): boolean {
  if (tie === 'owner' && isKnownName(`${name}'s`)) return false;
  if (hasHandle(name) || looksLikePerson(name)) return true;
  if (!/\p{Lu}|\p{Lo}/u.test(name)) return false;
  const words = nameWords(name);
  if (INITIALS.test(name)) return true;
  if (tie === 'likeness' && words.length === 1 && givenNames.has(words[0] ?? '')) return true;
  if (tie === 'plain' || tie === 'target' || tie === 'owner' || kindOf(name) !== undefined) return false;
  return words.some((word) => !isGeneralWord(word) && !/^\d/.test(word));
}
