import { type Bits, bitsOf, membersOf, setBit } from './bits.ts';
import type { Change, Columns } from './columns.ts';

/** A question about one record at a time, asked of all of them. `find` is there where all answers come faster together. */
export type Question = {
  readonly key: string;
  readonly find?: () => Uint32Array;
  readonly holds: (docid: number) => boolean;
};

type Known = { readonly bits: Bits; asOf: number };

const MAX_PATCHED = 100;
const MAX_LOG = 10_000;

/**
 * The answers to questions as sets of docids, the least recently used forgotten first. A publication does not empty it:
 * the records that changed are asked again, one by one, when an answer is next used.
 */
export class SetCache {
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
    this.log = [];
  }

  /** The records for which the question holds; not to be changed. */
  get(question: Question): Bits {
    const { key } = question;
    const old = this.known.get(key);
    this.known.delete(key);
    const current = old && this.patched(old, question) ? old : { bits: this.asked(question), asOf: this.log.length };
    this.known.set(key, current);
    const [oldest] = this.known.keys();
    if (oldest !== undefined && this.known.size * current.bits.byteLength > this.maxBytes) this.known.delete(oldest);
    return current.bits;
  }

  private patched(known: Known, { holds }: Question): boolean {
    const changed = this.log.slice(known.asOf);
    if (changed.length > MAX_PATCHED) return false;
    for (const docid of changed) setBit(known.bits, docid, holds(docid));
    known.asOf = this.log.length;
    return true;
  }

  private asked({ find, holds }: Question): Bits {
    const { alive, capacity } = this.columns;
    return bitsOf(find ? find() : membersOf(alive).filter(holds), capacity);
  }
}
