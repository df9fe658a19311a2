import { nameLine, nameWords } from './name-words.ts';
import { demonyms } from './places.ts';
import { familyNames, givenNames } from './words/given-names.ts';
import { knownOrganisations, knownSystems, sameNames } from './words/known-names.ts';
import { wordList } from './words/word-list.ts';

const legal = wordList(
  'inc incorporated llc llp ltd limited corp corporation co company gmbh ag plc pty pte bv nv oy spa srl lp',
);
const small = wordList('a an and at by for from in of on the to de la du des von und y');
const vague = wordList('unnamed unspecified unidentified undisclosed anonymous');
const spellings: ReadonlyMap<string, string> = new Map([
  ['usa', 'us'],
  ['american', 'us'],
  ['uk', 'uk'],
  ['defence', 'defense'],
  ['organisation', 'organization'],
  ['centre', 'center'],
  ['labour', 'labor'],
  ['attendant', 'attendee'],
  ['education', 'educational'],
  ['financial', 'finance'],
  ['teen', 'teenager'],
  ['women', 'woman'],
  ['men', 'man'],
  ['people', 'person'],
  ['children', 'child'],
  ['staff', 'employee'],
  ['renter', 'tenant'],
]);

function single(word: string): string {
  if (/^\p{Script=Latin}{5,}(?:i|y)y$/u.test(word)) return `${word.slice(0, -2)}y`;
  if (word.length < 4 || /(?:ss|us|is|os|as)$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word) && word.length > 5) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

// "(CBP)" repeats the name; "(Sydney, Australia)" tells it from another one.
function withoutAbbreviation(name: string): string {
  const full = /^[\p{Lu}\d]{2,8}\s*\(([^()]{8,})\)$/u.exec(name)?.[1];
  if (full !== undefined) return full;
  return name.replace(/\s*\((?:[\p{Lu}\d&.-]{2,9}s?|advertiser|scam network|Twitter)\)/gu, (found) =>
    /Twitter/.test(found) ? ' Twitter' : '',
  );
}

// Wordings that differ without meaning anything else.
function evened(line: string): string {
  return line
    .replace(/\bunited states(?: of america)?\b|\bu s(?: a)?\b/g, 'us')
    .replace(/\b(?:united kingdom|great britain|u k)\b/g, 'uk')
    .replace(/\bcyber criminals?\b/g, 'cybercriminal')
    .replace(/\bx twitter\b/g, 'twitter')
    .replace(/\bai (?=deepfake|image|voice)/g, '')
    .replace(/\bgeneral public\b/g, 'public')
    .replace(/\bcontent creators?\b/g, 'creator')
    .replace(/\bcampaign team\b/g, 'campaign')
    .replace(/\bcovid 19\b/g, 'covid')
    .replace(/\blgbtq?\w*\b/g, 'lgbtq');
}

const dictionary: ReadonlyMap<string, string> = new Map(
  [...sameNames].map(([other, name]) => [evened(other), evened(name)]),
);

function coreWords(name: string): string[] {
  const words = evened(
    nameLine(
      withoutAbbreviation(name)
        .replace(/\+/g, ' ')
        .replace(/[\u0027\u2019]s\b/g, 's'),
    ),
  )
    .split(' ')
    .filter(Boolean);
  const bare = words.filter((word, index) => index === 0 || !legal.has(word));
  return bare[0] === 'the' && bare.length > 1 ? bare.slice(1) : bare;
}

/**
 * The key under which spellings of one name meet: case, accents, punctuation, legal forms, abbreviations in brackets,
 * plurals, word order, "of" and "the", names of peoples for their country, and a declared list of second names make no
 * difference; every other word and every digit does ("GPT-4" is not "GPT-4o").
 */
export function groupKey(name: string): string {
  const line = coreWords(name).join(' ');
  const chosen = dictionary.get(line) ?? line;
  const words = chosen.split(' ').filter((word) => !small.has(word));
  const plain = words.map((word) => {
    const base = single(word);
    if (vague.has(base)) return 'unknown';
    return spellings.get(word) ?? spellings.get(base) ?? demonyms.get(word) ?? demonyms.get(base) ?? base;
  });
  return plain.sort().join(' ') || fallback(name);
}

function fallback(name: string): string {
  return nameLine(name) || name.trim().toLowerCase();
}

function spokenForms(name: string): readonly string[] {
  return [coreWords(name).join(' '), nameWords(name.replace(/['’]/g, ' ')).join(' ')];
}

/** Whether a name is on the list of organisations that are known though their names do not say it. */
export function isKnownOrganisation(name: string): boolean {
  return spokenForms(name).some((form) => knownOrganisations.has(form) || dictionary.has(form));
}

/** Whether a name is a known organisation or system, or one of these followed by its product or branch: "Google Maps". */
export function isKnownName(name: string): boolean {
  return spokenForms(name).some((form) => {
    if (knownOrganisations.has(form) || knownSystems.has(form) || dictionary.has(form)) return true;
    const words = form.split(' ');
    return words.some((_, index) => {
      const start = words.slice(0, index).join(' ');
      return (
        index > 0 &&
        start.length > 2 &&
        (knownOrganisations.has(start) || knownSystems.has(start)) &&
        !familyNames.has(start) &&
        !givenNames.has(start)
      );
    });
  });
}
