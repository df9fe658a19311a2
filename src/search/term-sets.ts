import { readEdtf } from '../core/edtf.ts';
import type { IndexReader } from '../core/ports.ts';
import { type Bits, both, either, emptyBits, sizeOf, without } from './bits.ts';
import type { Columns } from './columns.ts';
import { expressionsOf, isEntityId, looseExpressionsOf } from './expressions.ts';
import type { Comparison, FieldTerm } from './field-term.ts';
import type { Query, Term } from './query.ts';
import { type Question, SetCache } from './set-cache.ts';

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

/** Which records meet the terms of a query; answers are kept and brought up to date. Sets may hold records no longer alive. */
export class TermSets {
  private readonly reader: IndexReader;
  private readonly columns: Columns;
  private readonly cache: SetCache;

  constructor(reader: IndexReader, columns: Columns) {
    this.reader = reader;
    this.columns = columns;
    this.cache = new SetCache(columns);
  }

  /** Reads what was published since the last call. */
  refresh(): void {
    this.cache.note(this.columns.refresh(this.reader));
  }

  /** The public records that meet every clause. */
  ofQuery(query: Query): Bits {
    const start = this.columns.alive;
    return query.reduce((found, { not, term }) => (not ? without : both)(found, this.ofTerm(term)), start);
  }

  /** The records that match a match expression. */
  ofExpression(expression: string): Bits {
    const { reader } = this;
    return this.cache.get({
      key: expression,
      find: () => reader.match(expression),
      holds: (docid) => reader.matches(expression, docid),
    });
  }

  /** The records that hold at least one of these codes of a facet field. */
  ofCodes(field: string, codes: readonly string[]): Bits {
    const none = emptyBits(this.columns.capacity);
    return codes.reduce((found, code) => either(found, this.ofToken(`${field}:${code}`)), none);
  }

  private ofTerm(term: Term): Bits {
    if (term.kind === 'code') return this.ofCodes(term.field, [term.code]);
    if (term.kind === 'date' || term.kind === 'number') return this.cache.get(this.comparison(term));
    if (term.kind === 'entity' && isEntityId(term.text)) return this.ofCodes(term.field, [term.text.toUpperCase()]);
    const found = this.ofAll(expressionsOf(term));
    if (term.kind === 'entity') return both(found, this.ofRole(term.field));
    const loose = looseExpressionsOf(term);
    return loose.length > 0 && sizeOf(found) === 0 ? this.ofAll(loose) : found;
  }

  private ofAll(expressions: readonly string[]): Bits {
    return expressions.map((expression) => this.ofExpression(expression)).reduce(both);
  }

  private ofToken(token: string): Bits {
    const { tokenNumbers, capacity } = this.columns;
    const number = tokenNumbers.get(token);
    return number === undefined ? emptyBits(capacity) : this.ofTokens(token, (held) => held === number);
  }

  private ofRole(field: string): Bits {
    const { tokens } = this.columns;
    return this.ofTokens(`${field}:`, (held) => tokens[held]?.field === field);
  }

  private ofTokens(key: string, test: (token: number) => boolean): Bits {
    const { lists } = this.columns;
    return this.cache.get({ key, holds: (docid) => lists.has(docid, test) });
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
