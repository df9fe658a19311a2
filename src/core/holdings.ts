import type { HeldCounts, HeldRow, HeldTable } from './held-tables.ts';
import type { AuditLine, ReadStore } from './ports.ts';

/** Something in a database that should not be so: the id or key that it is about, and what is wrong, in words. */
export type Doubt = { readonly id: string; readonly what: string };

/** What the lists and the search hold of one record, token numbers resolved and lists in a fixed order. */
export type DerivedRows = Readonly<Record<'card' | 'columns', HeldRow | undefined>> & {
  readonly tokens: readonly string[];
  readonly roles: readonly string[];
  readonly named: readonly string[];
  readonly aliases: readonly string[];
  readonly annotations: readonly string[];
};

/** One consistent moment of a database, however much others write meanwhile; valid while the work it was given to runs. */
export interface Snapshot {
  /** The store's reads, of that moment. */
  readonly reads: ReadStore;
  counts(): Promise<HeldCounts>;
  /** All rows of a table in the order of its key, a slice at a time. */
  rows(table: HeldTable): AsyncIterable<HeldRow>;
  /** How many lines the audit has: every action leaves one, so an equal number means that none was done. */
  auditLength(): Promise<number>;
  /** Rows that contradict each other, at most a thousand of each kind. */
  contradictions(): AsyncIterable<Doubt>;
  derivedOf(recordId: string): Promise<DerivedRows>;
  /** What the index of names sorts each of these entities by; those that are not in it are left out. */
  entityLines(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** A database that is only read. */
export interface Source {
  /** The mark, when a move or a restore into this database has begun and is not complete. */
  filling(): Promise<Filling | undefined>;
  snapshot<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T>;
}

/**
 * The mark of a database that is being filled by a move or a restore: `of` tells the same collection or file again, `by`
 * who is filling it now, and `from` says in words where it comes from.
 */
export type Filling = { readonly of: string; readonly by: string; readonly from: string };

/** One change on the way to an equal table. */
export type HeldChange = { readonly table: HeldTable; readonly row: HeldRow; readonly gone?: boolean };

/** A database as a move or a restore fills it. Each call is one transaction; all but the first need the own mark in place. */
export interface Holdings extends Source {
  /**
   * Sets the mark. Refuses a database with documents in it that nobody is filling. What a filling from elsewhere left is
   * taken out; what this one brought already stays.
   */
  beginFilling(mark: Filling): Promise<void>;
  /** The rows that are there, in the order of the key, a slice at a time; changes behind the slice may be made meanwhile. */
  held(table: HeldTable): AsyncIterable<HeldRow>;
  change(by: string, changes: readonly HeldChange[]): Promise<void>;
  /** Sets the public sequence, and what else must be right before documents can be written here. */
  settle(by: string, sequence: number): Promise<void>;
  /** Takes the mark away: from now on this is a collection like any other. */
  endFilling(by: string, line: AuditLine): Promise<void>;
}
