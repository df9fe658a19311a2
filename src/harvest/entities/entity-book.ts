import { fold } from '../../core/words.ts';
import { type ArrivingEntity, type EntityOutcome, entityOf, type RoleColumn, withheldName } from './entity-of.ts';
import { nameLine } from './name-words.ts';
import { privateOf, publicEntity, type TextNames, textNames } from './text-names.ts';
import { noOffices, type Offices } from './titled-publicly.ts';

/**
 * The entities of one import. A first pass over the rows notes every name; after that `entityOf` answers with all
 * spellings of a group on one document (so that a second run changes nothing) and `withheldNames` is complete.
 * Its size grows with the number of distinct names, not with the rows.
 */
export type EntityBook = {
  readonly note: (raw: string, column: RoleColumn, offices?: Offices) => EntityOutcome;
  readonly entityOf: (raw: string, column: RoleColumn, offices?: Offices) => EntityOutcome;
  /** Notes whom a running text names, and gives them. */
  readonly noteText: TextNames['noteText'];
  /** The private persons whom a running text names although no role column does: the man wrongly arrested. */
  readonly personsIn: TextNames['personsIn'];
  /** Those of the names met in texts that are private persons', by all that was noted. */
  readonly personsAmong: TextNames['personsAmong'];
  /** Every withheld name noted so far: give them to `veilOf`. */
  readonly withheldNames: () => readonly string[];
};

type Group = { readonly counts: Map<string, number>; readonly first: ArrivingEntity; made?: ArrivingEntity };

const MAX_NAMES = 100;

// The commonest spelling is shown, the first met of equals; the others are found by search.
function gathered({ counts, first }: Group): ArrivingEntity {
  const names = [...counts].sort(([, a], [, b]) => b - a).map(([text]) => ({ text }));
  const shared = new Set([...(first.shared ?? []), ...names.map(({ text }) => `${first.document.kind}:${fold(text)}`)]);
  return { ...first, shared: [...shared], document: { ...first.document, names: names.slice(0, MAX_NAMES) } };
}

function arriving(outcome: Exclude<EntityOutcome, { readonly outcome: 'unknown' }>): ArrivingEntity {
  if (outcome.outcome === 'withheld') return outcome.standIn;
  const { key, shared, document } = outcome;
  return { key, shared, document };
}

/** An empty book. */
export function entityBook(): EntityBook {
  const groups = new Map<string, Group>();
  const known = new Map<string, EntityOutcome>();
  const names = new Set<string>();
  const lines = new Set<string>();
  const texts: TextNames = textNames();

  const judge = (raw: string, column: RoleColumn, offices: Offices): EntityOutcome => {
    const place = `${column}\n${raw}`;
    const outcome = known.get(place) ?? entityOf(raw, column);
    known.set(place, outcome);
    return outcome.outcome === 'withheld' ? (publicEntity(raw, offices, outcome.names) ?? outcome) : outcome;
  };
  // A name that tells nothing by itself is a person's where another column of the file withholds it.
  const reconsider = (raw: string, outcome: EntityOutcome): EntityOutcome =>
    outcome.outcome === 'entity' && outcome.document.kind === 'unknown' && lines.has(nameLine(raw))
      ? withheldName(raw)
      : outcome;
  const note = (raw: string, column: RoleColumn, offices = noOffices): EntityOutcome => {
    const outcome = judge(raw, column, offices);
    if (outcome.outcome === 'unknown') return outcome;
    if (outcome.outcome === 'withheld') {
      for (const name of privateOf(outcome.names, offices)) names.add(name);
      lines.add(nameLine(raw));
    } else texts.noteEntity(raw, outcome.document.kind);
    const one = arriving(outcome);
    const group = groups.get(one.key) ?? { counts: new Map<string, number>(), first: one };
    const spelling = one.document.names[0]?.text ?? raw;
    group.counts.set(spelling, (group.counts.get(spelling) ?? 0) + 1);
    group.made = undefined;
    groups.set(one.key, group);
    return outcome;
  };
  const withSpellings = (raw: string, column: RoleColumn, offices = noOffices): EntityOutcome => {
    const outcome = reconsider(raw, judge(raw, column, offices));
    if (outcome.outcome === 'unknown') return outcome;
    const one = arriving(outcome);
    const group = groups.get(one.key) ?? { counts: new Map([[one.document.names[0]?.text ?? raw, 1]]), first: one };
    group.made ??= gathered(group);
    return outcome.outcome === 'entity' ? { outcome: 'entity', ...group.made } : { ...outcome, standIn: group.made };
  };
  return {
    note,
    entityOf: withSpellings,
    noteText: texts.noteText,
    personsIn: texts.personsIn,
    personsAmong: texts.personsAmong,
    withheldNames: () => [...names, ...texts.withheldNames()],
  };
}
