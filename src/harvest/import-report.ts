import type { ArrivalOutcome, SameCase } from '../core/arrival.ts';
import { fieldNamed } from '../core/fields.ts';
import { type CodeShare, mixedUp, shareBook } from './code-share.ts';
import type { ImportedCollection, ImportedRow, Place, RowRefused, Unmapped } from './imported-row.ts';
import { keySet } from './key-set.ts';
import { nearestCodes } from './nearest.ts';

/** How many documents of a kind came to which end. `shared` ones belong to another collection and are used as they are. */
export type Tally = {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly shared: number;
};

/** A row that stays out, where it stands and why. */
export type RefusedRow = Place & { readonly reason: string };

/** A term that fits no code (long ones cut), how often it occurs, and the codes most like it. */
export type UnmappedTerm = {
  readonly field: string;
  readonly term: string;
  readonly count: number;
  readonly nearest: readonly string[];
};

/** How many people were withheld in a column, and on which lines; never who. */
export type WithheldColumn = { readonly column: string; readonly count: number; readonly lines: readonly number[] };

/** A record of which so many facts of the import stand back behind what editors changed. */
export type KeptRecord = Place & { readonly id: string; readonly facts: number };

/** What an import did, `casebook.import-report/1`. Lists end at a thousand entries; the counts go on. */
export type ImportReport = {
  readonly schema: 'casebook.import-report/1';
  readonly collection: string;
  readonly title: string;
  readonly dryRun: boolean;
  readonly rows: number;
  readonly total: number;
  readonly records: Tally;
  readonly sources: Tally;
  readonly entities: Tally;
  readonly refusedRows: number;
  readonly refused: readonly RefusedRow[];
  /** For each coded field, how many terms were known. */
  readonly codes: readonly CodeShare[];
  readonly unmapped: readonly UnmappedTerm[];
  readonly withheld: readonly WithheldColumn[];
  /** What no list has room for: refused rows, occurrences of terms, lines with withheld people. */
  readonly notListed: { readonly refused: number; readonly unmapped: number; readonly withheld: number };
  /** New records that may tell of a case which another collection tells too: how many pairs, and the first of them. */
  readonly sameCases: { readonly count: number; readonly listed: readonly SameCase[] };
  /** How many facts differ from what editors changed here and were left as the editors have them, and on which records. */
  readonly kept: { readonly facts: number; readonly records: number; readonly listed: readonly KeptRecord[] };
  readonly remarks: readonly string[];
  readonly stopped?: string;
};

/** Takes note of what happens to rows, in bounded memory. */
export type ReportBook = {
  readonly row: () => void;
  readonly outcomes: (outcomes: readonly ArrivalOutcome[]) => void;
  readonly sameCases: (pairs: readonly SameCase[]) => void;
  readonly kept: (outcomes: readonly ArrivalOutcome[], rows: readonly Exclude<ImportedRow, RowRefused>[]) => void;
  readonly refuse: (place: Place, reason: string) => void;
  readonly taken: (row: Exclude<ImportedRow, { readonly refused: string }>) => void;
  readonly report: (stopped?: string) => ImportReport;
};

const MAX_LISTED = 1_000;
const MAX_TERM = 200;

type Counts = Record<ArrivalOutcome['outcome'], number>;
const noCounts = (): Counts => ({ created: 0, changed: 0, unchanged: 0, shared: 0 });

function tallyBook() {
  const tallies = { record: noCounts(), source: noCounts(), entity: noCounts() };
  const met = keySet();
  const outcome = ({ kind, key, outcome: end }: ArrivalOutcome): void => {
    if (kind === 'record' || met.add(`${kind}:${key}`)) tallies[kind][end]++;
  };
  return { tallies, outcome };
}

function withNearest({ field, term, count }: Unmapped & { count: number }): UnmappedTerm {
  const vocabulary = fieldNamed(field)?.vocabulary;
  return { field, term, count, nearest: vocabulary === undefined ? [] : nearestCodes(vocabulary, term) };
}

function termBook() {
  const terms = new Map<string, Unmapped & { count: number }>();
  let notListed = 0;
  const note = ({ field, term: whole }: Unmapped): void => {
    const term = whole.length > MAX_TERM ? `${whole.slice(0, MAX_TERM)}…` : whole;
    const entry = JSON.stringify([field, term]);
    const known = terms.get(entry);
    if (known) known.count++;
    else if (terms.size < MAX_LISTED) terms.set(entry, { field, term, count: 1 });
    else notListed++;
  };
  const listed = () => [...terms.values()].sort((a, b) => b.count - a.count);
  return { note, listed, notListed: () => notListed };
}

function veilBook() {
  const columns = new Map<string, { count: number; lines: number[]; last?: number }>();
  let notListed = 0;
  const note = ({ column = '', line }: Place): void => {
    const one = columns.get(column) ?? { count: 0, lines: [] };
    one.count++;
    if (one.last !== line) {
      if (one.lines.length < MAX_LISTED) one.lines.push(line);
      else notListed++;
    }
    one.last = line;
    columns.set(column, one);
  };
  const listed = () => [...columns].map(([column, { count, lines }]) => ({ column, count, lines }));
  return { note, listed, notListed: () => notListed };
}

function keptBook() {
  const listed: KeptRecord[] = [];
  let facts = 0;
  let records = 0;
  const note: ReportBook['kept'] = (outcomes, rows) => {
    const places = new Map(rows.flatMap((row) => row.records.map(({ key }) => [key, row.place])));
    for (const { kind, key, id, kept = 0 } of outcomes) {
      if (kind !== 'record' || kept === 0) continue;
      facts += kept;
      records++;
      if (listed.length < MAX_LISTED) listed.push({ ...(places.get(key) ?? { line: 0 }), id, facts: kept });
    }
  };
  return { note, tally: () => ({ facts, records, listed }) };
}

/** An empty report on a collection. A document met in several batches counts once, by what became of it first. */
export function reportBook(from: ImportedCollection, dryRun: boolean): ReportBook {
  const { tallies, outcome } = tallyBook();
  const terms = termBook();
  const veiled = veilBook();
  const shares = shareBook();
  const held = keptBook();
  const refused: RefusedRow[] = [];
  const alike: SameCase[] = [];
  let pairs = 0;
  let rows = 0;
  let refusedRows = 0;
  return {
    row: () => rows++,
    outcomes: (outcomes) => outcomes.forEach(outcome),
    sameCases: (found) => {
      pairs += found.length;
      alike.push(...found.slice(0, MAX_LISTED - alike.length));
    },
    kept: held.note,
    refuse: (place, reason) => {
      refusedRows++;
      if (refused.length < MAX_LISTED) refused.push({ ...place, reason });
    },
    taken: (row) => {
      shares.count(row);
      row.unmapped.forEach(terms.note);
      row.withheld.forEach(veiled.note);
    },
    report: (stopped) => ({
      schema: 'casebook.import-report/1',
      collection: from.collection,
      title: from.title,
      dryRun,
      rows,
      total: from.total,
      records: tallies.record,
      sources: tallies.source,
      entities: tallies.entity,
      refusedRows,
      refused,
      codes: shares.shares(),
      unmapped: terms.listed().map(withNearest),
      withheld: veiled.listed(),
      notListed: {
        refused: refusedRows - refused.length,
        unmapped: terms.notListed(),
        withheld: veiled.notListed(),
      },
      sameCases: { count: pairs, listed: alike },
      kept: held.tally(),
      remarks: [...from.remarks, ...mixedUp(shares.shares(), terms.listed())],
      ...(stopped === undefined ? {} : { stopped }),
    }),
  };
}
