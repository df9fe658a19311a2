import { type Bits, bitsOf, membersOf, setBit, sizeOf } from './bits.ts';
import type { Change, Columns } from './columns.ts';

/** A question about one record at a time, asked of all of them. `find` is there where all answers come faster together. */
export type Question = {
  readonly key: string;
  readonly find?: () => Uint32Array;
  readonly holds: (docid: number) => boolean;
};

// A small set is kept as the list of its members.
type Known = { readonly held: Uint32Array; readonly isList: boolean; readonly asOf: number };

const MAX_PATCHED = 100;
const MAX_LOG = 10_000;
// What an entry takes beside its set, so that very many empty answers do not count for nothing.
const ENTRY = 200;

const bytesOf = (key: string, { held }: Known): number => held.byteLength + 2 * key.length + ENTRY;

/**
 * The answers to questions as sets of docids, the least recently used forgotten first. A publication does not empty it:
 * the records that changed are asked again, one by one, when an answer is next used.
 */
export class SetCache {
  /** How many bytes the answers take. */
  bytes = 0;
  private readonly known = new Map<string, Known>();
  private readonly columns: Columns;
  private readonly maxBytes: number;
  private log: number[] = [];

  constructor(columns: Columns, maxBytes = 32_000_000) {
    this.columns = columns;
    this.maxBytes = maxBytes;
  }

  /** Takes note of records that changed. */
  note({ docids, everything }: Change): void {
    if (!everything && this.log.length + docids.length <= MAX_LOG) {
      this.log.push(...docids);
      return;
    }
    this.known.clear();
    this.bytes = 0;
    this.log = [];
  }

  /** Whether the answer is there without asking about more than a few records. */
  has(key: string): boolean {
    const known = this.known.get(key);
    return known !== undefined && this.log.length - known.asOf <= MAX_PATCHED;
  }

  /** The records for which the question holds; not to be changed. */
  get(question: Question): Bits {
    const { key } = question;
    const old = this.has(key) ? this.known.get(key) : undefined;
    if (!old) return this.keep(key, this.asked(question));
    if (old.asOf < this.log.length) return this.keep(key, this.patched(old, question));
    this.known.delete(key);
    this.known.set(key, old);
    return this.bitsIn(old);
  }

  private bitsIn({ held, isList }: Known): Bits {
    return isList ? bitsOf(held, this.columns.capacity) : held;
  }

  private keep(key: string, bits: Bits): Bits {
    this.forget(key);
    const isList = sizeOf(bits) < bits.length;
    const held = isList ? membersOf(bits) : bits;
    const known = { held, isList, asOf: this.log.length };
    this.known.set(key, known);
    this.bytes += bytesOf(key, known);
    for (const oldest of this.known.keys()) {
      if (this.bytes <= this.maxBytes) break;
      this.forget(oldest);
    }
    return bits;
  }

  private forget(key: string): void {
    const known = this.known.get(key);
    if (!known) return;
    this.bytes -= bytesOf(key, known);
    this.known.delete(key);
  }

  private patched(known: Known, { holds }: Question): Bits {
    const bits = this.bitsIn(known);
    for (const docid of this.log.slice(known.asOf)) setBit(bits, docid, holds(docid));
    return bits;
  }

  private asked({ find, holds }: Question): Bits {
    const { alive, capacity } = this.columns;
    return bitsOf(find ? find() : membersOf(alive).filter(holds), capacity);
  }
}
