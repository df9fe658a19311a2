import type { ArrivalOutcome } from '../core/arrival.ts';
import { fieldNamed } from '../core/fields.ts';
import type { ImportedCollection, Place, Unmapped } from './imported-row.ts';
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

/** A term that fits no code, how often it occurs, and the codes most like it. */
export type UnmappedTerm = {
  readonly field: string;
  readonly term: string;
  readonly count: number;
  readonly nearest: readonly string[];
};

/** How many people were withheld in a column, and on which lines; never who. */
export type WithheldColumn = { readonly column: string; readonly count: number; readonly lines: readonly number[] };

/** What an import did, `casebook.import-report/1`. Lists are cut at `MAX_LISTED`; the counts are not. */
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
  readonly unmapped: readonly UnmappedTerm[];
  readonly withheld: readonly WithheldColumn[];
  readonly remarks: readonly string[];
  readonly stopped?: string;
};

/** Takes note of what happens to rows, in bounded memory. */
export type ReportBook = {
  readonly row: () => void;
  readonly outcomes: (outcomes: readonly ArrivalOutcome[]) => void;
  readonly refuse: (place: Place, reason: string) => void;
  readonly unmapped: (terms: readonly Unmapped[]) => void;
  readonly withheld: (places: readonly Place[]) => void;
  readonly report: (stopped?: string) => ImportReport;
};

const MAX_LISTED = 10_000;

type Counts = Record<ArrivalOutcome['outcome'], number>;
const noCounts = (): Counts => ({ created: 0, changed: 0, unchanged: 0, shared: 0 });

function withNearest(entry: string, count: number): UnmappedTerm {
  const [field = '', term = ''] = JSON.parse(entry) as string[];
  const vocabulary = fieldNamed(field)?.vocabulary;
  return { field, term, count, nearest: vocabulary === undefined ? [] : nearestCodes(vocabulary, term) };
}

/** An empty report on a collection. A document met in several batches counts once, by what became of it first. */
export function reportBook(from: ImportedCollection, dryRun: boolean): ReportBook {
  const tallies = { record: noCounts(), source: noCounts(), entity: noCounts() };
  const met = new Set<string>();
  const refused: RefusedRow[] = [];
  const terms = new Map<string, number>();
  const columns = new Map<string, { count: number; lines: number[] }>();
  let rows = 0;
  let refusedRows = 0;

  const outcome = ({ kind, key, outcome: end }: ArrivalOutcome): void => {
    if (kind !== 'record') {
      if (met.has(`${kind}:${key}`)) return;
      met.add(`${kind}:${key}`);
    }
    tallies[kind][end]++;
  };
  const hide = ({ column = '', line }: Place): void => {
    const one = columns.get(column) ?? { count: 0, lines: [] };
    one.count++;
    if (one.lines.at(-1) !== line && one.lines.length < MAX_LISTED) one.lines.push(line);
    columns.set(column, one);
  };
  const term = (found: Unmapped): void => {
    const entry = JSON.stringify([found.field, found.term]);
    if (terms.has(entry) || terms.size < MAX_LISTED) terms.set(entry, (terms.get(entry) ?? 0) + 1);
  };
  return {
    row: () => rows++,
    outcomes: (outcomes) => outcomes.forEach(outcome),
    refuse: (place, reason) => {
      refusedRows++;
      if (refused.length < MAX_LISTED) refused.push({ ...place, reason });
    },
    unmapped: (found) => found.forEach(term),
    withheld: (places) => places.forEach(hide),
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
      unmapped: [...terms].sort(([, a], [, b]) => b - a).map(([entry, count]) => withNearest(entry, count)),
      withheld: [...columns].map(([column, one]) => ({ column, ...one })),
      remarks: from.remarks,
      ...(stopped === undefined ? {} : { stopped }),
    }),
  };
}
