// So many lists are fetched before they are counted; they are far from each other when fewer than one in four is counted.
const AT_ONCE = 128;
const FAR = 4;

/** The facet tokens of every record in one array: record `docid` holds `length[docid]` of them from `start[docid]` on. */
export class TokenLists {
  start: Uint32Array;
  length: Uint16Array;
  heap = new Uint32Array(1 << 14);
  /** How many records hold each token. */
  totals = new Uint32Array(1 << 10);
  private used = 0;
  // Kept so that the reading in `fetch` is not left out as useless.
  protected lastRead = 0;

  constructor(capacity: number) {
    this.start = new Uint32Array(capacity);
    this.length = new Uint16Array(capacity);
  }

  /** Makes room for records up to `capacity` - 1. */
  grow(capacity: number): void {
    const { start, length } = this;
    this.start = new Uint32Array(capacity);
    this.start.set(start);
    this.length = new Uint16Array(capacity);
    this.length.set(length);
  }

  /** Replaces the tokens of a record. */
  put(docid: number, tokens: Uint32Array): void {
    this.tally(docid, -1);
    if (tokens.length > (this.length[docid] as number)) {
      this.length[docid] = 0;
      if (this.used + tokens.length > this.heap.length) this.compact(tokens.length);
      this.start[docid] = this.used;
      this.used += tokens.length;
    }
    this.heap.set(tokens, this.start[docid]);
    this.length[docid] = tokens.length;
    const highest = tokens.reduce((most, token) => Math.max(most, token), 0);
    if (highest >= this.totals.length) this.countUpTo(highest);
    this.tally(docid, 1);
  }

  /** Whether a record holds a token that passes the test. */
  has(docid: number, test: (token: number) => boolean): boolean {
    const from = this.start[docid] as number;
    const to = from + (this.length[docid] as number);
    for (let at = from; at < to; at += 1) if (test(this.heap[at] as number)) return true;
    return false;
  }

  /** The records that hold one of these tokens, ascending. */
  holders(tokens: Iterable<number>): Uint32Array {
    const { start, length, heap } = this;
    const wanted = new Uint8Array(this.totals.length);
    for (const token of tokens) wanted[token] = 1;
    const found: number[] = [];
    for (let docid = 0; docid < start.length; docid += 1) {
      const from = start[docid] as number;
      const to = from + (length[docid] as number);
      for (let slot = from; slot < to; slot += 1) {
        if (wanted[heap[slot] as number] !== 1) continue;
        found.push(docid);
        break;
      }
    }
    return Uint32Array.from(found);
  }

  /** A copy with nothing but these tokens; it does not follow later changes. */
  restrictedTo(tokens: Iterable<number>): TokenLists {
    const made = new TokenLists(this.start.length);
    made.totals = new Uint32Array(this.totals.length);
    const wanted = new Uint8Array(this.totals.length);
    for (const token of tokens) wanted[token] = 1;
    made.heap = new Uint32Array(this.totals.reduce((sum, total, token) => sum + (wanted[token] ? total : 0), 0));
    for (let docid = 0; docid < this.start.length; docid += 1) {
      const from = this.start[docid] as number;
      const to = from + (this.length[docid] as number);
      made.start[docid] = made.used;
      for (let slot = from; slot < to; slot += 1) {
        const token = this.heap[slot] as number;
        if (wanted[token] === 1) made.heap[made.used++] = token;
      }
      made.length[docid] = made.used - (made.start[docid] as number);
    }
    for (const token of tokens) made.totals[token] = this.totals[token] ?? 0;
    return made;
  }

  /** How many of these records hold each token. */
  count(docids: Uint32Array): Uint32Array {
    const { start, length, heap } = this;
    const counts = new Uint32Array(this.totals.length);
    const areFar = docids.length * FAR < start.length;
    for (let first = 0; first < docids.length; first += AT_ONCE) {
      const some = docids.subarray(first, first + AT_ONCE);
      if (areFar) this.fetch(some);
      for (let at = 0; at < some.length; at += 1) {
        const docid = some[at] as number;
        const from = start[docid] as number;
        const to = from + (length[docid] as number);
        for (let slot = from; slot < to; slot += 1) (counts[heap[slot] as number] as number) += 1;
      }
    }
    return counts;
  }

  // Lists far from each other are waited for one after the other, unless both ends of each were asked for just before:
  // the processor then fetches many at a time, and counting takes a third of the time.
  private fetch(docids: Uint32Array): void {
    const { start, length, heap } = this;
    let read = 0;
    for (let at = 0; at < docids.length; at += 1) {
      const docid = docids[at] as number;
      const from = start[docid] as number;
      read ^= (heap[from] as number) ^ (heap[from + Math.max(1, length[docid] as number) - 1] as number);
    }
    this.lastRead = read;
  }

  private tally(docid: number, step: number): void {
    const from = this.start[docid] as number;
    const to = from + (this.length[docid] as number);
    for (let at = from; at < to; at += 1) (this.totals[this.heap[at] as number] as number) += step;
  }

  private countUpTo(token: number): void {
    const { totals } = this;
    this.totals = new Uint32Array(2 ** (32 - Math.clz32(token)));
    this.totals.set(totals);
  }

  // Lists that grew left holes behind; the new heap has none, and is at most half full.
  private compact(room: number): void {
    const live = this.length.reduce((sum, length) => sum + length, room);
    const heap = new Uint32Array(2 ** Math.ceil(Math.log2(2 * live)));
    let used = 0;
    for (let docid = 0; docid < this.start.length; docid += 1) {
      const from = this.start[docid] as number;
      const length = this.length[docid] as number;
      heap.set(this.heap.subarray(from, from + length), used);
      this.start[docid] = used;
      used += length;
    }
    this.heap = heap;
    this.used = used;
  }
}
