import type { CountedPhrase, IndexReader } from '../core/ports.ts';
import { phraseKey, type TextPhrase } from '../core/text-phrase.ts';
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
    const kept = expressions.filter(({ match }) => this.isKept([match]));
    const unknown = expressions.filter((expression) => !kept.includes(expression));
    const words = unknown.flatMap((expression) => expression.words).filter((word) => this.isKept([word]));
    const left = [...kept.map(({ match }) => match), ...words].map((match) => this.of([match])).reduce(both, found);
    const rest = unknown.map(({ match }) => match);
    if (rest.length === 0) return left;
    if (sizeOf(left) > FEW || this.isKept(rest)) return both(left, this.of(rest));
    const { reader, columns } = this;
    return bitsOf(
      membersOf(left).filter((docid) => reader.matches(rest, docid)),
      columns.capacity,
    );
  }

  /** How many records match, counted up to `limit`. */
  count(phrase: TextPhrase, limit: number): number {
    return this.isKept([phrase]) ? Math.min(sizeOf(this.of([phrase])), limit) : this.reader.count([phrase], limit);
  }

  /** The phrase with the number of records that hold it, where that needs no asking. */
  counted(phrase: CountedPhrase): CountedPhrase {
    return this.isKept([phrase]) ? { ...phrase, records: sizeOf(this.of([phrase])) } : phrase;
  }

  /** Reads the answer now, to be kept as long as the program runs; false when there is no room for it. */
  prepare(phrase: TextPhrase): boolean {
    if (this.prepared.bytes + this.columns.alive.byteLength > MAX_PREPARED_BYTES) return false;
    this.prepared.get(this.question([phrase]));
    return true;
  }

  /** Whether `prepare` has nothing left to do. */
  isPrepared(phrase: TextPhrase): boolean {
    return this.prepared.has(phraseKey(phrase));
  }

  private isKept(phrases: readonly TextPhrase[]): boolean {
    const key = phraseKey(...phrases);
    return this.prepared.has(key) || this.asked.has(key);
  }

  private of(phrases: readonly TextPhrase[]): Bits {
    const question = this.question(phrases);
    return (this.prepared.has(question.key) ? this.prepared : this.asked).get(question);
  }

  private question(phrases: readonly TextPhrase[]): Question {
    const { reader } = this;
    const key = phraseKey(...phrases);
    return { key, find: () => reader.match(phrases), holds: (docid) => reader.matches(phrases, docid) };
  }
}
