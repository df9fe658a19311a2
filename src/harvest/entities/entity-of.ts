import type { Arrival } from '../../core/arrival.ts';
import { standInReason } from '../../core/privacy.ts';
import type { UnknownReason } from '../../core/statement.ts';
import { fold } from '../../core/words.ts';
import { groupKey, isKnownName } from './group-key.ts';
import { goodOf, type JudgedKind, kindOf } from './kind-of.ts';
import { nameLine, nameWords } from './name-words.ts';
import { privateMentions, saysItNames } from './named-in-phrase.ts';
import { publicRoleOf, withoutPublicNames } from './people-in-public-role.ts';
import {
  hasHandle,
  holdsCommonName,
  isEverydayWord,
  isGeneralWord,
  isOrganisationWord,
  looksLikePerson,
} from './person-name.ts';
import { groupNouns, personNouns, unnamedWords } from './words/people-words.ts';

/** The role column in which a name stands; what a bare name most likely means depends on it. */
export type RoleColumn = 'operator' | 'developer' | 'system' | 'affected';

/** An entity on its way in: `key` names it inside the collection, `shared` finds it in other collections. */
export type ArrivingEntity = Arrival['entities'][number];

/**
 * What a name in a role column is: an entity that may be shown; a private person, whose `names` must vanish from every
 * text and in whose place `standIn` goes; or no name at all ("unknown", "none", "Multiple").
 */
export type EntityOutcome =
  | ({ readonly outcome: 'entity' } & ArrivingEntity)
  | { readonly outcome: 'withheld'; readonly names: readonly string[]; readonly standIn: ArrivingEntity }
  | { readonly outcome: 'unknown'; readonly unknown: UnknownReason };

const LINKED =
  /\b(?:who|whose|that|using|interested|relying|speaking|having|residing|posting|seeking|depicted|misled|defrauded|exposed|targeted|enrolled|involved)\b/i;
const INITIALS = /^(?!U\.[SK])(?:\p{L}\.\s?){2,}(?:\s|$|\()/iu;
const NOBODY =
  /^(?:unknown|unspecified|unclear|undisclosed|unnamed|not known|n\/?a|none|\*|-|\?|multiple|various|varied|many|tbc|tba)$/i;
const MAX_NAME = 300;

const privatePerson: JudgedKind = { kind: 'group', kindReason: standInReason };

/** An entity made of a name and its kind; its keys find it here and in other collections. */
export function arrivingEntity(name: string, judged: JudgedKind, others: readonly string[] = []): ArrivingEntity {
  const names = [name, ...others].map((text) => ({ text: text.slice(0, MAX_NAME) }));
  const key = `${judged.kind}:${groupKey(name)}`;
  const shared = [
    ...new Set([...names.map(({ text }) => `${judged.kind}:${fold(text)}`), `${judged.kind}=${groupKey(name)}`]),
  ];
  return { key, shared, document: { ...judged, names } };
}

const shown = (name: string, judged: JudgedKind): EntityOutcome => ({
  outcome: 'entity',
  ...arrivingEntity(name, judged),
});

function withheld(names: readonly string[], phrase: string): EntityOutcome {
  return { outcome: 'withheld', names, standIn: arrivingEntity(phrase, privatePerson) };
}

/** What stands for a name that is a private person's after all, because another column of the file withholds it. */
export function withheldName(name: string): EntityOutcome {
  return withheld(ownNames(name), 'A private person');
}

// "Family of ...", "Scammers impersonating ...": what the phrase says stays, the name goes.
function withoutMentions(phrase: string, names: readonly string[]): EntityOutcome {
  const bare = phrase.replace(/\s*\([^)]*\)?/g, '').replace(/^the\s+/i, '');
  const general = names
    .reduce((text, name) => text.replaceAll(name, 'a private person'), bare)
    .replace(
      /^a private person(?:['’]s?)? (family|families|fans|supporters|parents|client|wife|husband|daughter|son|campaign|network)$/i,
      (_, tie: string) => `${tie} of a private person`,
    )
    .replace(/\bthe a private\b/gi, 'a private');
  const rest = nameWords(general.replaceAll('a private person', ' '));
  const plain = general.trim();
  const safe =
    rest.length > 0 &&
    rest.every((word) => isGeneralWord(word) || /^\d+$|^(?:of|by|as|the|s|to|on|its|un|non|acting)$/.test(word)) &&
    !names.some((name) => general.includes(name));
  return withheld(names, safe ? plain.charAt(0).toUpperCase() + plain.slice(1) : 'A private person');
}

function ownNames(text: string): readonly string[] {
  const bracket = /\(([^()]+)\)/.exec(text)?.[1];
  const plain = text
    .replace(/\s*\([^()]*\)?/g, '')
    .replace(/["“”]([^"“”]+)["“”]\s*/g, '')
    .trim();
  const nick = /["“”]([^"“”]+)["“”]/.exec(text)?.[1];
  const extra = [bracket, nick].filter(
    (name): name is string =>
      name !== undefined &&
      nameWords(name).some((word) => !isGeneralWord(word)) &&
      !isKnownName(name) &&
      name.split(' ').length <= 3,
  );
  return [plain || text, ...extra];
}

/** Words for what is made to look or sound like somebody. */
export const LIKENESS =
  /\b(?:deepfakes?|fakes?|voice|clones?|cloned|impersonat\w*|likeness|avatar|persona|bot|videos?|images?)\b/i;

function systemOf(text: string): EntityOutcome {
  const judged = kindOf(text);
  const named = judged === undefined && /\s/.test(text) && holdsCommonName(text);
  // "Anna Quillfeather voice clone" is named after somebody.
  const personal = named || (LIKENESS.test(text) && privateMentions(text).length > 0);
  const system: JudgedKind = {
    kind: 'system',
    kindReason: judged?.kind === 'system' ? judged.kindReason : 'Stands in the column of systems',
  };
  if (!personal && !text.includes('@')) return shown(text, system);
  return {
    outcome: 'withheld',
    names: ownNames(text),
    standIn: arrivingEntity('A system with a person’s name', {
      kind: 'system',
      kindReason: 'Its name is withheld because it looks like a person’s',
    }),
  };
}

// In a phrase, words written small are ordinary words; names are written with a capital.
function strangeWords(phrase: string): readonly string[] {
  const capitals = phrase.split(/[\s/-]+/).filter((part) => /^[^\p{L}]*\p{Lu}/u.test(part));
  return capitals
    .flatMap((part) => nameWords(part.replace(/['’]s\b/g, '')))
    .filter(
      (word) =>
        !isGeneralWord(word) && !isKnownName(word) && !/^\d|^(?:of|in|at|the|and|who|are|were|an?|s)$/.test(word),
    );
}

/** The word that makes a phrase of the harmed-party column a description of people, when it names nobody. */
function describedPeople(text: string): string | undefined {
  const words = nameWords(text);
  const several = words.find((word) => groupNouns.has(word));
  const single = words.find((word) => personNouns.has(word));
  if (several === undefined && single === undefined) return undefined;
  const strange = strangeWords(withoutPublicNames(text));
  if (strange.length === 0) return several ?? single;
  const open = several !== undefined || unnamedWords.has(words[0] ?? '');
  const bracket = text.includes('(') && !words.some(isOrganisationWord);
  return open &&
    strange.length <= 5 &&
    !bracket &&
    !/^(?!U\.[SKsk])\p{Lu}\./u.test(text) &&
    !/\b\p{Lu}{2,4}$/u.test(text)
    ? (several ?? single)
    : undefined;
}

const BODY = /^(?:department|ministry|agency|authority|bureau|commission|council|directorate|secretariat)$/;
const JOINED = /^(?:of|in|at|from|for|by|and|who|with)$/;

// "Citizen Resources Information Department": its last word says what it is, whomever it serves.
const isBody = (words: readonly string[]): boolean =>
  words.length > 2 &&
  BODY.test(words.at(-1) ?? '') &&
  !unnamedWords.has(words[0] ?? '') &&
  !words.some((word) => JOINED.test(word));

// "Children's Hospital" is a house; "High School student", "Unnamed hospital" and "Members of a club" are not.
function isHouse(words: readonly string[]): boolean {
  const first = words[0] ?? '';
  if (isBody(words)) return true;
  if (groupNouns.has(first) || personNouns.has(first) || unnamedWords.has(first)) return false;
  const last = words.findLast((word) => groupNouns.has(word) || personNouns.has(word) || isOrganisationWord(word));
  return last === undefined || (isOrganisationWord(last) && !groupNouns.has(last) && !personNouns.has(last));
}

function affectedOf(text: string): EntityOutcome {
  const judged = kindOf(text);
  const listed = judged?.kindReason.startsWith('On the list') === true;
  const words = nameWords(text);
  if (saysItNames(text) || hasHandle(text) || INITIALS.test(text))
    return withheld([text, ...ownNames(text)], 'A private person');
  if (listed && judged !== undefined) return shown(text, judged);
  const people = looksLikePerson(text) ? undefined : describedPeople(text);
  const house = judged !== undefined && judged.kind !== 'group' && isHouse(words) && !LINKED.test(text);
  if (people !== undefined && !house)
    return shown(text, { kind: 'group', kindReason: `The word "${people}" means people` });
  const good = house ? undefined : goodOf(text);
  if (good !== undefined) return shown(text, good);
  if (words.some((word) => personNouns.has(word)) && !house) return withheld(ownNames(text), 'A private person');
  if (judged !== undefined && judged.kind !== 'group' && !looksLikePerson(text)) return shown(text, judged);
  const thing = goodOf(text);
  if (thing !== undefined) return shown(text, thing);
  // Written small throughout, everyday words are a thing: "regional peace efforts".
  const small = !/\p{Lu}/u.test(text) && words.every(isEverydayWord);
  if (words.length > 1 && (small || words.every(isGeneralWord)) && !looksLikePerson(text)) {
    return shown(text, { kind: 'unknown', kindReason: 'Made of general words only, which name nobody' });
  }
  return withheld(ownNames(text), 'A private person');
}

function actorOf(text: string): EntityOutcome {
  const judged = kindOf(text);
  if (hasHandle(text)) return withheld([text], 'A private person');
  if (saysItNames(text)) return withheld([text, ...ownNames(text)], 'A private person');
  if (looksLikePerson(text)) return withheld(ownNames(text), 'A private person');
  const words = nameWords(text);
  if (judged?.kind !== 'group' && words.some((word) => personNouns.has(word)) && !isHouse(words)) {
    const people = describedPeople(text);
    return people === undefined
      ? withheld(ownNames(text), 'A private person')
      : shown(text, { kind: 'group', kindReason: `The word "${people}" means people` });
  }
  return shown(
    text,
    judged ?? { kind: 'unknown', kindReason: 'Nothing in the name tells what it is; it is not like a person’s name' },
  );
}

const isDescription = (text: string): boolean =>
  /['’]s\s|\b(?:of|impersonating|posing|fans|family|families|supporters|using|targeting)\b/i.test(text);

/** Tells what one name of a role column is. Pure; `entityBook` adds the other spellings met in a file. */
export function entityOf(raw: string, column: RoleColumn): EntityOutcome {
  const text = raw.replace(/\s+/g, ' ').replace(/^[\s,;.]+|[\s,;`]+$/g, '');
  if (text === '' || NOBODY.test(text) || /^https?:/i.test(text)) return { outcome: 'unknown', unknown: 'unknown' };
  const role = publicRoleOf(text) ?? publicRoleOf(text.replace(/["“][^"”]*["”]|\([^)]*\)/g, ' '));
  if (role !== undefined)
    return shown(text, {
      kind: 'person-in-public-role',
      kindReason: `On the declared list of people in a public role: ${role}`,
    });
  if (column === 'system') return systemOf(text);
  const isName = kindOf(text) === undefined && looksLikePerson(text) && !isDescription(text);
  const mentioned = isName ? [] : privateMentions(text);
  const whole = mentioned.some(({ name }) => nameLine(name) === nameLine(text));
  const firm = kindOf(text)?.kind === 'organisation' && mentioned.every(({ tie }) => tie === 'plain');
  if (mentioned.length > 0 && !whole && !firm)
    return withoutMentions(
      text,
      mentioned.map(({ name }) => name),
    );
  return column === 'affected' ? affectedOf(text) : actorOf(text);
}
