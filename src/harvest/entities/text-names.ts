import type { EntityKind } from '../../core/entity.ts';
import { arrivingEntity, type EntityOutcome } from './entity-of.ts';
import { nameLine } from './name-words.ts';
import { personsIn } from './names-in-text.ts';
import { publicNames, publicRoleOf } from './people-in-public-role.ts';
import { titledPublicly } from './titled-publicly.ts';

/** What the running texts of a file say about names, checked against what its role columns say. */
export type TextNames = {
  /** Notes the names of a text and the offices it tells; gives the names. */
  readonly noteText: (text: string) => readonly string[];
  /** Notes a name that a role column shows; its words in a text are then nobody's. */
  readonly noteEntity: (name: string, kind: EntityKind) => void;
  /** A name as a person in a public role, when a text of the file sets it behind the title of a public office. */
  readonly publicEntity: (name: string) => EntityOutcome | undefined;
  readonly personsIn: (text: string) => readonly string[];
  readonly privateOf: (names: readonly string[]) => readonly string[];
  /** Whether a name, as folded words, is listed as a public person's or stands behind the title of a public office. */
  readonly isPublic: (line: string) => boolean;
  readonly personsAmong: (names: readonly string[]) => readonly string[];
  readonly withheldNames: () => readonly string[];
};

// A group may hold somebody's name ("Followers of ..."), so it vouches for nothing.
const vouching: ReadonlySet<EntityKind> = new Set(['organisation', 'public-body', 'system', 'unknown']);
const OFFICE =
  /^(?:former |then-)?(?:(?:vice |deputy )?(?:president|prime minister)|minister|senator|governor|king|queen|pope)\s+/i;

/** Every run of two and more words in a name: "aarogya setu app" holds "aarogya setu". */
function piecesOf(name: string): readonly string[] {
  const words = nameLine(name).split(' ').slice(0, 8);
  const pieces = words.flatMap((_, from) => words.map((__, to) => words.slice(from, to + 1).join(' ')));
  return pieces.filter((piece) => piece.includes(' '));
}

/** Nothing noted yet. */
export function textNames(): TextNames {
  const offices = new Map<string, string>();
  const things = new Set<string>();
  const found = new Set<string>();

  const officeOf = (name: string): string | undefined => offices.get(nameLine(name.replace(OFFICE, '')));
  const privateOf = (names: readonly string[]): readonly string[] =>
    names.filter((name) => officeOf(name) === undefined && publicRoleOf(name) === undefined);
  const personsAmong = (names: readonly string[]): readonly string[] =>
    privateOf(names).filter((name) => !things.has(nameLine(name)));
  return {
    noteText: (text) => {
      const names = personsIn(text);
      for (const name of names) found.add(name);
      for (const { name, title } of titledPublicly(text)) offices.set(nameLine(name), title);
      return names;
    },
    noteEntity: (name, kind) => {
      if (vouching.has(kind)) for (const piece of piecesOf(name)) things.add(piece);
    },
    publicEntity: (name) => {
      const title = officeOf(name);
      const kindReason = `Called ${title} in a text of the collection`;
      return title === undefined
        ? undefined
        : { outcome: 'entity', ...arrivingEntity(name, { kind: 'person-in-public-role', kindReason }) };
    },
    personsIn: (text) => personsAmong(personsIn(text)),
    privateOf,
    isPublic: (line) => publicNames.has(line) || offices.has(line),
    personsAmong,
    withheldNames: () => personsAmong([...found]),
  };
}
