import type { IndexReader } from '../core/ports.ts';
import { type Bits, bitsOf, both, membersOf, sizeOf } from './bits.ts';
import type { Change, Columns } from './columns.ts';
import type { Expression } from './expressions.ts';
import { type Question, SetCache } from './set-cache.ts';

// So few records are asked one by one; reading a list of unknown length can take a hundred times as long.
const FEW = 24;
const MAX_PREPARED_BYTES = 48_000_000;

/** Which records match words and phrases. Answers are kept, and those of the commonest words can be prepared. */
export class TextSets {
  private readonly reader: IndexReader;
  private readonly columns: Columns;
  private readonly asked: SetCache;
  private readonly prepared: SetCache;

  constructor(reader: IndexReader, columns: Columns) {
    this.reader = reader;
    this.columns = columns;
    this.asked = new SetCache(columns);
    this.prepared = new SetCache(columns, Number.POSITIVE_INFINITY);
  }

  /** Takes note of records that changed. */
  note(change: Change): void {
    this.asked.note(change);
    this.prepared.note(change);
  }

  /**
   * Those of `found` for which all the expressions hold. Sets that are kept are met first; the rest is asked of the index
   * in one expression, so that it skips from list to list and only what is in all of them is handed over.
   */
  narrowed(found: Bits, expressions: readonly Expression[]): Bits {
    const kept = expressions.filter(({ match }) => this.isKept(match));
    const unknown = expressions.filter((expression) => !kept.includes(expression));
    const words = unknown.flatMap((expression) => expression.words).filter((word) => this.isKept(word));
    const left = [...kept.map(({ match }) => match), ...words].map((match) => this.of(match)).reduce(both, found);
    const match = unknown
      .map((expression) => expression.match)
      .sort()
      .join(' AND ');
    if (match === '') return left;
    if (sizeOf(left) > FEW || this.isKept(match)) return both(left, this.of(match));
    const { reader, columns } = this;
    return bitsOf(
      membersOf(left).filter((docid) => reader.matches(match, docid)),
      columns.capacity,
    );
  }

  /** How many records match, counted up to `limit`. */
  count(match: string, limit: number): number {
    return this.isKept(match) ? Math.min(sizeOf(this.of(match)), limit) : this.reader.count(match, limit);
  }

  /** Reads the answer now, to be kept as long as the program runs; false when there is no room for it. */
  prepare(match: string): boolean {
    if (this.prepared.bytes + this.columns.alive.byteLength > MAX_PREPARED_BYTES) return false;
    this.prepared.get(this.question(match));
    return true;
  }

  /** Whether `prepare` has nothing left to do. */
  isPrepared(match: string): boolean {
    return this.prepared.has(match);
  }

  private isKept(match: string): boolean {
    return this.prepared.has(match) || this.asked.has(match);
  }

  private of(match: string): Bits {
    const cache = this.prepared.has(match) ? this.prepared : this.asked;
    return cache.get(this.question(match));
  }

  private question(match: string): Question {
    const { reader } = this;
    return { key: match, find: () => reader.match(match), holds: (docid) => reader.matches(match, docid) };
  }
}
