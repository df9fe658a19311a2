import { createHash } from 'node:crypto';

/** What one cell of a table holds on its way between databases; bytes travel as hexadecimal digits. */
export type Cell = string | number | null;
/** A row of a table by its columns. */
export type HeldRow = Readonly<Record<string, Cell>>;

type Column = 'text' | 'number' | 'bytes' | 'text or nothing';
type Shape = { readonly key: readonly string[]; readonly columns: Readonly<Record<string, Column>> };

const shapes = {
  meta: { key: ['key'], columns: { key: 'text', value: 'text' } },
  counter: { key: ['name'], columns: { name: 'text', value: 'number' } },
  document: {
    key: ['id'],
    columns: {
      id: 'text',
      kind: 'text',
      number: 'number',
      state: 'text',
      revision: 'number',
      seq: 'number',
      merged_into: 'text or nothing',
      first_time: 'text or nothing',
      last_time: 'text or nothing',
    },
  },
  revision: {
    key: ['id', 'number'],
    columns: {
      id: 'text',
      number: 'number',
      seq: 'number',
      time: 'text',
      state: 'text',
      reason: 'text',
      credit: 'text',
      canonical: 'text',
      salt: 'bytes',
      commitment: 'text',
    },
  },
  closing: {
    key: ['id', 'number'],
    columns: { id: 'text', number: 'number', time: 'text', reason: 'text', credit: 'text' },
  },
  draft: { key: ['id'], columns: { id: 'text', document: 'text', time: 'text' } },
  origin: { key: ['collection', 'key'], columns: { collection: 'text', key: 'text', id: 'text' } },
  audit: {
    key: ['n'],
    columns: { n: 'number', time: 'text', action: 'text', actor: 'text', target: 'text or nothing', outcome: 'text' },
  },
  item: {
    key: ['id'],
    columns: {
      id: 'text',
      kind: 'text',
      state: 'text',
      version: 'number',
      day: 'text',
      due: 'text or nothing',
      record: 'text or nothing',
      title: 'text',
      likeness: 'text',
      claimed_by: 'text or nothing',
      content: 'text',
      outcome: 'text or nothing',
      receipt: 'text',
      place: 'text',
      words: 'text',
    },
  },
  item_message: {
    key: ['item', 'n'],
    columns: { item: 'text', n: 'number', author: 'text', day: 'text', text: 'text' },
  },
  account: {
    key: ['id'],
    columns: {
      id: 'text',
      version: 'number',
      name_key: 'text',
      name: 'text',
      role: 'text',
      state: 'text',
      openid: 'text or nothing',
      credit: 'text',
      email: 'text or nothing',
      password: 'text or nothing',
      totp: 'text or nothing',
      passkeys: 'text',
      day: 'text',
    },
  },
  subscription: {
    key: ['id'],
    columns: {
      id: 'text',
      email: 'text',
      what: 'text',
      every: 'text',
      state: 'text',
      hash: 'text',
      told: 'number',
      day: 'text',
    },
  },
  webhook: {
    key: ['id'],
    columns: {
      id: 'text',
      version: 'number',
      address: 'text',
      secret: 'text',
      state: 'text',
      told: 'number',
      tries: 'number',
      due: 'text',
      answer: 'text or nothing',
      answered: 'text or nothing',
      day: 'text',
    },
  },
} as const satisfies Readonly<Record<string, Shape>>;

/**
 * A table that is not derived. Of `meta` only settings count: the rest is about one database, not about the collection, as
 * are jobs, and as sessions, one-time links and the answers to forms are about one running site.
 */
export type HeldTable = keyof typeof shapes;

/** These tables by name, each with its key and the kind of every column. */
export const heldShapes: Readonly<Record<HeldTable, Shape>> = shapes;

/** All tables that are not derived, in an order in which they can be filled. */
export const heldTables = Object.keys(shapes) as readonly HeldTable[];

/** A number for each of these tables. */
export type HeldCounts = Readonly<Record<HeldTable, number>>;

const fitting: Readonly<Record<Column, (cell: unknown) => boolean>> = {
  text: (cell) => typeof cell === 'string',
  number: (cell) => Number.isSafeInteger(cell),
  bytes: (cell) => typeof cell === 'string' && /^(?:[0-9a-f]{2})*$/.test(cell),
  'text or nothing': (cell) => cell === null || typeof cell === 'string',
};

/** Whether something read from a file is a row of this table, with all its columns and no other. */
export function isHeldRow(table: HeldTable, made: unknown): made is HeldRow {
  if (typeof made !== 'object' || made === null) return false;
  const columns = Object.entries(heldShapes[table].columns);
  const cells = new Map(Object.entries(made));
  return cells.size === columns.length && columns.every(([name, kind]) => fitting[kind](cells.get(name)));
}

// Databases order text by the bytes of UTF-8, JavaScript by its own units; they differ beyond the first 65,536 signs.
function compareCells(a: Cell | undefined, b: Cell | undefined): number {
  if (a === b) return 0;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

/** Which of two rows comes first by the key of their table: below, above or exactly 0. */
export function compareKeys(table: HeldTable, a: HeldRow, b: HeldRow): number {
  for (const name of heldShapes[table].key) {
    const found = compareCells(a[name], b[name]);
    if (found !== 0) return found;
  }
  return 0;
}

/** A row as one line of text, the same for the same row from every engine. */
export function heldLine(table: HeldTable, row: HeldRow): string {
  const cells = Object.keys(heldShapes[table].columns).map((name) => [name, row[name] ?? null]);
  return JSON.stringify([table, Object.fromEntries(cells)]);
}

/** How many lines there were, and the SHA-256 over all of them. */
export type Digest = { readonly count: number; readonly sha256: string };

/** Counts lines and hashes them on the way; each line is hashed with a line feed behind it. */
export function lineDigest(): { readonly add: (line: string) => void; readonly result: () => Digest } {
  const hash = createHash('sha256');
  let count = 0;
  const add = (line: string): void => {
    hash.update(line).update('\n');
    count += 1;
  };
  return { add, result: () => ({ count, sha256: hash.copy().digest('hex') }) };
}
