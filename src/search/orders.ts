import { type Bits, bitsOf, hasBit, membersOf, sizeOf } from './bits.ts';

/** What records are sorted by; the arrays are indexed by docid. */
export type Sortable = {
  readonly alive: Bits;
  readonly capacity: number;
  readonly firstDay: Float64Array;
  readonly changed: Float64Array;
};

type Compare = (a: number, b: number) => number;

// Walking the order until a page is full passes `to` times as many records as there are for each that was found. Sorting
// what was found costs about this many of these steps for each.
const SORTING = 16;

function merged(a: Uint32Array, b: readonly number[], compare: Compare): Uint32Array {
  const made = new Uint32Array(a.length + b.length);
  let left = 0;
  let right = 0;
  for (let at = 0; at < made.length; at += 1) {
    const [x, y] = [a[left], b[right]];
    const takeLeft = y === undefined || (x !== undefined && compare(x, y) < 0);
    made[at] = (takeLeft ? x : y) as number;
    if (takeLeft) left += 1;
    else right += 1;
  }
  return made;
}

/** All public records in one order, kept sorted while records change. */
export class Order {
  private docids: Uint32Array = new Uint32Array(0);
  private place: Uint32Array = new Uint32Array(0);
  private readonly compare: Compare;

  constructor(compare: Compare) {
    this.compare = compare;
  }

  /** Moves the changed records to their new places; those that are no longer alive go. */
  update(changed: readonly number[], { alive, capacity }: Sortable): void {
    const moved = bitsOf(changed, capacity);
    const added = changed.filter((docid) => hasBit(alive, docid)).sort(this.compare);
    this.docids = merged(
      this.docids.filter((docid) => !hasBit(moved, docid)),
      added,
      this.compare,
    );
    this.place = new Uint32Array(capacity);
    for (let at = 0; at < this.docids.length; at += 1) this.place[this.docids[at] as number] = at;
  }

  /** The members of a set from place `from` to before place `to` of this order. */
  slice(bits: Bits, from: number, to: number): number[] {
    const size = sizeOf(bits);
    if (from >= size) return [];
    if (size * SORTING < (to * this.docids.length) / size) return [...this.sorted(bits).subarray(from, to)];
    const found: number[] = [];
    for (let at = 0, seen = 0; at < this.docids.length && seen < to; at += 1) {
      const docid = this.docids[at] as number;
      if (!hasBit(bits, docid)) continue;
      if (seen >= from) found.push(docid);
      seen += 1;
    }
    return found;
  }

  private sorted(bits: Bits): Uint32Array {
    const places = membersOf(bits).map((docid) => this.place[docid] as number);
    return places.sort().map((place) => this.docids[place] as number);
  }
}

/** The three orders. Records without a date come last in `newest` and `oldest`; equals go by docid, the newer first except in `oldest`. */
export class Orders {
  readonly newest: Order;
  readonly oldest: Order;
  readonly changed: Order;
  private readonly records: Sortable;

  constructor(records: Sortable) {
    const descending = (x: number, y: number): number => (x > y ? -1 : x < y ? 1 : 0);
    const at = (column: Float64Array, docid: number): number => column[docid] as number;
    this.records = records;
    // By the first day an event can have happened on: a bare year says less than a day in it, and must not come before it.
    const latest = (docid: number): number => {
      const day = at(records.firstDay, docid);
      return day === Number.POSITIVE_INFINITY ? Number.NEGATIVE_INFINITY : day;
    };
    this.newest = new Order((a, b) => descending(latest(a), latest(b)) || b - a);
    this.oldest = new Order((a, b) => descending(at(records.firstDay, b), at(records.firstDay, a)) || a - b);
    this.changed = new Order((a, b) => descending(at(records.changed, a), at(records.changed, b)) || b - a);
  }

  /** Takes in changed records, each named once. */
  update(changed: readonly number[]): void {
    for (const order of [this.newest, this.oldest, this.changed]) order.update(changed, this.records);
  }
}
