import type { EntityKind } from '../../core/entity.ts';
import { arrivingEntity, type EntityOutcome, LIKENESS } from './entity-of.ts';
import { nameLine } from './name-words.ts';
import { personsIn } from './names-in-text.ts';
import { publicRoleOf } from './people-in-public-role.ts';
import { noOffices, type Offices } from './titled-publicly.ts';
import { familyNames, givenNames } from './words/given-names.ts';

/** What the running texts of a file say about names, checked against what its role columns say. */
export type TextNames = {
  /** Notes the names of a text, and gives them. */
  readonly noteText: (text: string, offices?: Offices) => readonly string[];
  /** Notes a name that a role column shows; its words in a text are then nobody's. */
  readonly noteEntity: (name: string, kind: EntityKind) => void;
  readonly personsIn: (text: string, offices?: Offices) => readonly string[];
  readonly personsAmong: (names: readonly string[], offices?: Offices) => readonly string[];
  readonly withheldNames: () => readonly string[];
};

// A group may hold somebody's name ("Followers of ..."), so it vouches for nothing.
const vouching: ReadonlySet<EntityKind> = new Set(['organisation', 'public-body', 'system', 'unknown']);
const OFFICE = /^(?:former |then-)?(?:(?:vice |deputy )?president|(?:\w+ )?minister|premier|senator|governor)\s+/i;

const isNameWord = (word: string): boolean => givenNames.has(word) || familyNames.has(word);

// Every run of two and more words in a name: "aarogya setu app" holds "aarogya setu". A run with a common name in it may be
// a person's after whom the thing is called.
function piecesOf(name: string): readonly string[] {
  if (LIKENESS.test(name)) return [];
  const words = nameLine(name).split(' ').slice(0, 8);
  const pieces = words.flatMap((_, from) => words.map((__, to) => words.slice(from, to + 1)));
  return pieces.filter((piece) => piece.length > 1 && !piece.some(isNameWord)).map((piece) => piece.join(' '));
}

const officeOf = (name: string, offices: Offices): string | undefined =>
  offices.get(nameLine(name.replace(OFFICE, '')));

/** Those of some withheld names that are nobody's in a public role, by the declared list and the texts of the row. */
export function privateOf(names: readonly string[], offices: Offices): readonly string[] {
  return names.filter((name) => officeOf(name, offices) === undefined && publicRoleOf(name) === undefined);
}

/**
 * A name as a person in a public role, when a text of the row sets it behind the title of a public office; or a phrase as
 * the group it is, when all `names` in it are such people's: "Scammers impersonating ...".
 */
export function publicEntity(
  raw: string,
  offices: Offices,
  names: readonly string[] = [raw],
): EntityOutcome | undefined {
  const title = officeOf(raw, offices);
  const shown = (kind: EntityKind, kindReason: string): EntityOutcome => ({
    outcome: 'entity',
    ...arrivingEntity(raw, { kind, kindReason }),
  });
  if (title !== undefined) return shown('person-in-public-role', `Called ${title} in a text of the collection`);
  const isOpen = names.length > 0 && names.every((name) => officeOf(name, offices) !== undefined);
  return isOpen ? shown('group', 'Names nobody but people in a public role') : undefined;
}

/** Nothing noted yet. */
export function textNames(): TextNames {
  const things = new Set<string>();
  const found = new Set<string>();

  const personsAmong = (names: readonly string[], offices = noOffices): readonly string[] =>
    privateOf(names, offices).filter((name) => !things.has(nameLine(name)));
  return {
    noteText: (text, offices = noOffices) => {
      const names = privateOf(personsIn(text), offices);
      for (const name of names) found.add(name);
      return names;
    },
    noteEntity: (name, kind) => {
      if (vouching.has(kind)) for (const piece of piecesOf(name)) things.add(piece);
    },
    personsIn: (text, offices = noOffices) => personsAmong(personsIn(text), offices),
    personsAmong,
    withheldNames: () => [...found].filter((name) => !things.has(nameLine(name))),
  };
}
