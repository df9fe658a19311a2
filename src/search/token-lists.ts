/** The facet tokens of every record in one array: record `docid` holds `length[docid]` of them from `start[docid]` on. */
export class TokenLists {
  start: Uint32Array;
  length: Uint16Array;
  heap = new Uint32Array(1 << 14);
  /** How many records hold each token. */
  totals = new Uint32Array(1 << 10);
  private used = 0;

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

  /** How many of these records hold each token. */
  count(docids: Uint32Array): Uint32Array {
    const { start, length, heap } = this;
    const counts = new Uint32Array(this.totals.length);
    for (let at = 0; at < docids.length; at += 1) {
      const docid = docids[at] as number;
      const from = start[docid] as number;
      const to = from + (length[docid] as number);
      for (let slot = from; slot < to; slot += 1) (counts[heap[slot] as number] as number) += 1;
    }
    return counts;
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
