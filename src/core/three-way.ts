import { canonicalJson } from './canonical.ts';
import { applyChanges, type Change, diffStatements } from './diff.ts';
import type { FieldName } from './fields.ts';
import { type Statement, statementKey } from './statement.ts';

/** A statement that two people changed in different ways; what is left out does not exist on that side. */
export type Clash = {
  readonly field: FieldName;
  readonly base?: Statement;
  readonly theirs?: Statement;
  readonly ours?: Statement;
};

/** What came of carrying changes over to a newer version: its statements with what fitted, and what did not. */
export type Carried = { readonly statements: readonly Statement[]; readonly clashes: readonly Clash[] };

/** How a clash is ended: with what stands now, with what was meant instead, or with both side by side. */
export const clashChoices = ['theirs', 'ours', 'both'] as const;
/** A way to end a clash. */
export type ClashChoice = (typeof clashChoices)[number];

const textOf = (statement: Statement | undefined): string | undefined => statement && canonicalJson(statement);

type Standing = {
  /** Every statement of the newer version by its canonical text. */
  readonly there: ReadonlyMap<string, Statement>;
  /** What the newer version made of statements of the base that it no longer holds. */
  readonly became: ReadonlyMap<string, Statement | undefined>;
};

function standingOf(base: readonly Statement[], newer: readonly Statement[]): Standing {
  const changed = diffStatements(base, newer).filter(({ before }) => before !== undefined);
  return {
    there: new Map(newer.map((statement) => [canonicalJson(statement), statement])),
    became: new Map(changed.map(({ before, after }) => [canonicalJson(before), after])),
  };
}

// Undefined when the change fits or has happened already, on its own side of the record.
function clashAt({ field, before, after }: Change, { there, became }: Standing): Clash | undefined {
  const old = textOf(before);
  if (old === undefined || there.has(old)) return undefined;
  const theirs = became.get(old);
  if (textOf(theirs) === textOf(after)) return undefined;
  return clash(field, { base: before, theirs, ours: after });
}

function clash(field: FieldName, sides: { [side in 'base' | 'theirs' | 'ours']: Statement | undefined }): Clash {
  const known = Object.entries(sides).filter(([, statement]) => statement !== undefined);
  return { field, ...Object.fromEntries(known) };
}

type Placed = {
  readonly statements: readonly Statement[];
  readonly taken: readonly Change[];
  readonly clashes: Clash[];
};

// Puts the statements in their places. One whose place is taken by another that says the same in another way clashes.
function place(newer: readonly Statement[], changes: readonly Change[]): Placed {
  const touched = Map.groupBy(changes, ({ before }) => textOf(before));
  const kept = newer.filter((statement) => !touched.has(canonicalJson(statement)));
  const said = new Map(kept.map((statement) => [statementKey(statement), statement]));
  const clashes: Clash[] = [];
  const taken: Change[] = [];
  const settled = new Map<Change, Statement | undefined>();
  for (const change of changes) {
    const { field, before, after } = change;
    const other = after && said.get(statementKey(after));
    if (after && other && textOf(other) !== textOf(after)) {
      clashes.push(clash(field, { base: before, theirs: other, ours: after }));
      continue;
    }
    taken.push(change);
    settled.set(change, other ? undefined : after);
    if (after) said.set(statementKey(after), after);
  }
  const inPlace = newer.flatMap((statement) => {
    const made = touched.get(canonicalJson(statement));
    return made ? made.flatMap((change) => settled.get(change) ?? []) : statement;
  });
  const added = changes.flatMap((change) => (change.before ? [] : (settled.get(change) ?? [])));
  return { statements: [...inPlace, ...added], taken, clashes };
}

function placeAll(newer: readonly Statement[], changes: readonly Change[]): Carried {
  const placed = place(newer, changes);
  if (placed.clashes.length === 0) return placed;
  // What clashes stays as it is, so it may be in the way of another change.
  const rest = placeAll(newer, placed.taken);
  return { statements: rest.statements, clashes: [...placed.clashes, ...rest.clashes] };
}

/**
 * Carries changes that were made against `base` over to the newer version `newer`. Whatever the newer version did not
 * touch is applied; what it did in the same way counts once; the rest is left as it stands there and returned as clashes.
 */
export function carryOver(
  base: readonly Statement[],
  newer: readonly Statement[],
  changes: readonly Change[],
): Carried {
  const standing = standingOf(base, newer);
  const clashes = changes.flatMap((change) => clashAt(change, standing) ?? []);
  const clashing = new Set(changes.filter((change) => clashAt(change, standing) !== undefined));
  const fitting = changes.filter(({ before }) => before === undefined || standing.there.has(canonicalJson(before)));
  const placed = placeAll(
    newer,
    fitting.filter((change) => !clashing.has(change)),
  );
  return { statements: placed.statements, clashes: [...clashes, ...placed.clashes] };
}

/** Whether both sides of a clash may stand side by side: they say different things. */
export function mayStandTogether({ theirs, ours }: Clash): boolean {
  return theirs !== undefined && ours !== undefined && statementKey(theirs) !== statementKey(ours);
}

/** The change to the newer version that a choice means; undefined when it stays as it is. */
export function settle(clashed: Clash, choice: ClashChoice): Change | undefined {
  const { field, theirs, ours } = clashed;
  if (choice === 'theirs' || textOf(theirs) === textOf(ours)) return undefined;
  if (choice === 'both') return mayStandTogether(clashed) && ours ? { field, after: ours } : settle(clashed, 'ours');
  return { field, ...(theirs && { before: theirs }), ...(ours && { after: ours }) };
}

/**
 * The statements after all clashes were ended by these choices, in their order. What is put in place takes the place of any
 * other statement that says the same, so that no two do.
 */
export function settleAll(
  statements: readonly Statement[],
  clashes: readonly Clash[],
  choices: readonly ClashChoice[],
): readonly Statement[] {
  const placed = new Set<string | undefined>();
  return clashes.reduce((made, one, at) => {
    const change = settle(one, choices[at] ?? 'theirs');
    if (!change) return made;
    const { before, after } = change;
    // An earlier choice put it in place, so it is not this one's to take away.
    if (!after && placed.has(textOf(before))) return made;
    const said = after && statementKey(after);
    const rest = made.filter((other) => statementKey(other) !== said || textOf(other) === textOf(before));
    // What it was to replace may have made room for another already, or be what an earlier choice put in place.
    const isThere = !placed.has(textOf(before)) && rest.some((other) => textOf(other) === textOf(before));
    if (after) placed.add(textOf(after));
    return applyChanges(rest, [isThere || !after ? change : { field: change.field, after }]);
  }, statements);
}
