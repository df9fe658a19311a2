import type { ColumnRow, IndexReader } from '../core/ports.ts';
import { type Bits, emptyBits, setBit } from './bits.ts';
import { Orders } from './orders.ts';
import { TokenLists } from './token-lists.ts';

const FIRST_CAPACITY = 1_024;

/** What changed in a refresh: the records, or everything when the columns were made anew. */
export type Change = { readonly docids: readonly number[]; readonly everything: boolean };

/** A value of a facet field. */
export type Token = { readonly field: string; readonly code: string };

// What stands where a record has no value: an interval that is empty and sorts last, and a number nothing compares with.
const NO_FIRST = Number.POSITIVE_INFINITY;
const NO_LAST = Number.NEGATIVE_INFINITY;
const NO_NUMBER = Number.NaN;

function column(capacity: number, blank: number, old?: Float64Array): Float64Array {
  const made = new Float64Array(capacity).fill(blank);
  if (old) made.set(old);
  return made;
}

/**
 * Every public record in typed arrays indexed by docid, for filters, facets and sorting: facet tokens, first and last
 * day (since 1970-01-01), times of the first publication and of the last change (ms since then) and numbers.
 */
export class Columns {
  seq = -1;
  capacity = FIRST_CAPACITY;
  alive: Bits = emptyBits(FIRST_CAPACITY);
  firstDay = column(FIRST_CAPACITY, NO_FIRST);
  lastDay = column(FIRST_CAPACITY, NO_LAST);
  published = column(FIRST_CAPACITY, 0);
  changed = column(FIRST_CAPACITY, 0);
  readonly numbers = new Map<string, Float64Array>();
  readonly ids: string[] = [];
  readonly lists = new TokenLists(FIRST_CAPACITY);
  /** The facet tokens by their numbers, the numbers by field in the order of codes, and the number of each `field:code`. */
  readonly tokens: Token[] = [{ field: '', code: '' }];
  readonly tokensOf = new Map<string, number[]>();
  readonly tokenNumbers = new Map<string, number>();
  readonly orders = new Orders(this);
  // The capacity that everybody knows of: a refresh that failed half-way may have raised the other.
  private known = FIRST_CAPACITY;

  /** Takes in what was published since the last call. Asks for the sequence first, so nothing later is lost. */
  refresh(reader: IndexReader): Change {
    const seq = reader.sequence();
    const docids: number[] = [];
    if (seq === this.seq) return { docids, everything: false };
    for (const row of reader.rows(this.seq)) {
      this.put(row);
      docids.push(row.docid);
    }
    this.nameNew(reader);
    this.orders.update(docids);
    this.seq = seq;
    const everything = this.known !== this.capacity;
    this.known = this.capacity;
    return { docids, everything };
  }

  /** The number of a record's value in a column of numbers; NaN when it has none. */
  number(field: string, docid: number): number {
    return this.numbers.get(field)?.[docid] ?? NO_NUMBER;
  }

  // A list with a few new numbers behind sorted ones is sorted in little more than one comparison each.
  private nameNew(reader: IndexReader): void {
    // All are read before any is named: of a reading that broke off nothing is kept, and the next one begins anew.
    const fresh = [...reader.tokens(this.tokens.length - 1)];
    const named = new Set(fresh.map(({ id, token }) => this.name(id, token)));
    const codeOf = (token: number): string => this.tokens[token]?.code ?? '';
    for (const field of named) this.tokensOf.get(field)?.sort((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1));
  }

  private name(id: number, token: string): string {
    const colon = token.indexOf(':');
    const field = token.slice(0, colon);
    while (this.tokens.length < id) this.tokens.push({ field: '', code: '' });
    this.tokens[id] = { field, code: token.slice(colon + 1) };
    this.tokenNumbers.set(token, id);
    const siblings = this.tokensOf.get(field);
    if (siblings) siblings.push(id);
    else this.tokensOf.set(field, [id]);
    return field;
  }

  private put(row: ColumnRow): void {
    const { docid, alive } = row;
    if (docid >= this.capacity) this.grow(docid);
    setBit(this.alive, docid, alive);
    this.ids[docid] = row.id;
    this.firstDay[docid] = (alive ? row.firstDay : undefined) ?? NO_FIRST;
    this.lastDay[docid] = (alive ? row.lastDay : undefined) ?? NO_LAST;
    this.published[docid] = Date.parse(row.published);
    this.changed[docid] = Date.parse(row.changed);
    this.lists.put(docid, alive ? row.tokens : new Uint32Array(0));
    for (const numbers of this.numbers.values()) numbers[docid] = NO_NUMBER;
    if (!alive) return;
    for (const [field, value] of Object.entries(row.numbers)) this.numbersOf(field)[docid] = value;
  }

  private numbersOf(field: string): Float64Array {
    const numbers = this.numbers.get(field) ?? column(this.capacity, NO_NUMBER);
    this.numbers.set(field, numbers);
    return numbers;
  }

  private grow(docid: number): void {
    while (this.capacity <= docid) this.capacity *= 2;
    const alive = emptyBits(this.capacity);
    alive.set(this.alive);
    this.alive = alive;
    this.firstDay = column(this.capacity, NO_FIRST, this.firstDay);
    this.lastDay = column(this.capacity, NO_LAST, this.lastDay);
    this.published = column(this.capacity, 0, this.published);
    this.changed = column(this.capacity, 0, this.changed);
    for (const [field, numbers] of this.numbers) this.numbers.set(field, column(this.capacity, NO_NUMBER, numbers));
    this.lists.grow(this.capacity);
  }
}
