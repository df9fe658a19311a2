import { readEdtf } from '../core/edtf.ts';
import type { IndexReader } from '../core/ports.ts';
import { type Bits, both, either, emptyBits, sizeOf, without } from './bits.ts';
import type { Change, Columns } from './columns.ts';
import { expressionsOf, isEntityId, looseExpressionsOf } from './expressions.ts';
import type { Comparison, FieldTerm } from './field-term.ts';
import type { Query, Term } from './query.ts';
import { type Question, SetCache } from './set-cache.ts';
import { TextSets } from './text-sets.ts';

const compare: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
};

type Days = { readonly from: number; readonly to: number };

// Finite, so that they are not met by a record without a date, whose days are infinite.
const [NEVER, ALWAYS] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];

// After 2019 means from the day after it ended; on 2019 means sharing a day with it.
function daysOf({ is, text }: Extract<FieldTerm, { kind: 'date' }>): Days {
  const { first = NEVER, last = ALWAYS } = readEdtf(text) ?? {};
  if (is === '>') return { from: last + 1, to: ALWAYS };
  if (is === '>=') return { from: first, to: ALWAYS };
  if (is === '<') return { from: NEVER, to: first - 1 };
  return is === '<=' ? { from: NEVER, to: last } : { from: first, to: last };
}

// Whether where a term holds may depend on all records, so that it cannot be asked only of some.
const isLoose = (term: Term): boolean => looseExpressionsOf(term).length > 0;

/** Which records meet the terms of a query; answers are kept and brought up to date. Sets may hold records no longer alive. */
export class TermSets {
  readonly texts: TextSets;
  private readonly reader: IndexReader;
  private readonly columns: Columns;
  private readonly cache: SetCache;

  constructor(reader: IndexReader, columns: Columns) {
    this.reader = reader;
    this.columns = columns;
    this.cache = new SetCache(columns);
    this.texts = new TextSets(reader, columns);
  }

  /** Reads what was published since the last call. */
  refresh(): Change {
    const change = this.columns.refresh(this.reader);
    this.cache.note(change);
    this.texts.note(change);
    return change;
  }

  /** The public records that meet every clause. What costs least goes first, for what is left is asked less. */
  ofQuery(query: Query): Bits {
    const wanted = query.filter(({ not }) => !not).map(({ term }) => term);
    const expressions = wanted.filter((term) => !isLoose(term)).flatMap(expressionsOf);
    let found = wanted.reduce((left, term) => this.amongColumns(left, term), this.columns.alive);
    found = this.texts.narrowed(found, expressions);
    for (const term of wanted.filter(isLoose)) found = this.loosely(found, term);
    for (const { not, term } of query) if (not) found = without(found, this.among(found, term));
    return found;
  }

  /** The records that hold at least one of these codes of a facet field. */
  ofCodes(field: string, codes: readonly string[]): Bits {
    const none = emptyBits(this.columns.capacity);
    return codes.reduce((found, code) => either(found, this.ofToken(`${field}:${code}`)), none);
  }

  private among(found: Bits, term: Term): Bits {
    if (isLoose(term)) return this.loosely(found, term);
    return this.texts.narrowed(this.amongColumns(found, term), expressionsOf(term));
  }

  // What a term says about codes, dates and numbers; all of `found` where it only speaks of words.
  private amongColumns(found: Bits, term: Term): Bits {
    if (term.kind === 'code') return both(found, this.ofCodes(term.field, [term.code]));
    if (term.kind === 'date' || term.kind === 'number') return both(found, this.cache.get(this.comparison(term)));
    if (term.kind !== 'entity') return found;
    return both(
      found,
      isEntityId(term.text) ? this.ofCodes(term.field, [term.text.toUpperCase()]) : this.ofRole(term.field),
    );
  }

  private loosely(found: Bits, term: Term): Bits {
    const exact = this.texts.narrowed(this.columns.alive, expressionsOf(term));
    return sizeOf(exact) > 0 ? both(found, exact) : this.texts.narrowed(found, looseExpressionsOf(term));
  }

  private ofToken(token: string): Bits {
    const number = this.columns.tokenNumbers.get(token);
    return number === undefined ? emptyBits(this.columns.capacity) : this.ofTokens(token, [number]);
  }

  private ofRole(field: string): Bits {
    return this.ofTokens(`${field}:`, this.columns.tokensOf.get(field) ?? []);
  }

  private ofTokens(key: string, tokens: readonly number[]): Bits {
    const { lists } = this.columns;
    const wanted = new Set(tokens);
    return this.cache.get({
      key,
      find: () => lists.holders(tokens),
      holds: (docid) => lists.has(docid, (held) => wanted.has(held)),
    });
  }

  private comparison(term: Extract<FieldTerm, { kind: 'date' | 'number' }>): Question {
    const { columns } = this;
    if (term.kind === 'number') {
      const { field, is, amount } = term;
      const key = `${field}${is}${amount}`;
      return { key, holds: (docid) => compare[is](columns.number(field, docid), amount) };
    }
    const { from, to } = daysOf(term);
    const holds = (docid: number): boolean =>
      (columns.lastDay[docid] as number) >= from && (columns.firstDay[docid] as number) <= to;
    return { key: `${term.field}:${from}/${to}`, holds };
  }
}
