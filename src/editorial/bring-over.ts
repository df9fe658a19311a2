import {
  compareKeys,
  type Digest,
  type HeldRow,
  type HeldTable,
  heldLine,
  heldTables,
  lineDigest,
} from '../core/held-tables.ts';
import type { HeldChange, Holdings, Snapshot } from '../core/holdings.ts';

/** A row with the table it belongs to. */
export type TableRow = { readonly table: HeldTable; readonly row: HeldRow };
/** The digest of each table. */
export type Digests = Readonly<Record<HeldTable, Digest>>;

/** Where rows are brought to, under which mark, and who is told after every row how many there were. */
export type Destination = {
  readonly holdings: Holdings;
  readonly by: string;
  readonly tell: (rows: number) => void;
};

const CHANGES = 2_000;
const CHARACTERS = 4_000_000;

/** All rows of a snapshot, table by table, each in the order of its key. */
export async function* rowsOf(from: Pick<Snapshot, 'rows'>): AsyncGenerator<TableRow> {
  for (const table of heldTables) for await (const row of from.rows(table)) yield { table, row };
}

/** Which of two rows comes first among the rows of all tables. */
export function compareRows(a: TableRow, b: TableRow): number {
  return heldTables.indexOf(a.table) - heldTables.indexOf(b.table) || compareKeys(a.table, a.row, b.row);
}

/** Hands rows on and hashes each table on the way. */
export function digesting(rows: AsyncIterable<TableRow>) {
  const made = new Map(heldTables.map((table) => [table, lineDigest()]));
  async function* through(): AsyncGenerator<TableRow> {
    for await (const one of rows) {
      made.get(one.table)?.add(heldLine(one.table, one.row));
      yield one;
    }
  }
  const digests = () => Object.fromEntries([...made].map(([table, digest]) => [table, digest.result()])) as Digests;
  return { rows: through(), digests };
}

/** The digests of everything in a snapshot. */
export async function digestsOf(from: Pick<Snapshot, 'rows'>): Promise<Digests> {
  const { rows, digests } = digesting(rowsOf(from));
  for await (const _ of rows);
  return digests();
}

// Both sides come in one order, so that a step forward on the side that lags finds every difference.
async function* differences(wanted: AsyncIterable<TableRow>, there: AsyncIterable<TableRow>, tell: () => void) {
  const [left, right] = [wanted[Symbol.asyncIterator](), there[Symbol.asyncIterator]()];
  let [is, was] = [await left.next(), await right.next()];
  while (!is.done || !was.done) {
    const order = is.done ? 1 : was.done ? -1 : compareRows(is.value, was.value);
    if (order > 0) yield { ...(was.value as TableRow), gone: true } satisfies HeldChange;
    else if (order < 0 || !isSame(is.value as TableRow, was.value as TableRow)) yield is.value as HeldChange;
    if (order <= 0) tell();
    const [next, other] = [order <= 0 ? await left.next() : is, order >= 0 ? await right.next() : was];
    [is, was] = [next, other];
  }
}

function isSame(a: TableRow, b: TableRow): boolean {
  return heldLine(a.table, a.row) === heldLine(b.table, b.row);
}

/**
 * Makes the tables of a database equal to these rows, which come as `rowsOf` orders them, in batches of one transaction
 * each. What is there already is not written again, so that a second run goes on where the first was broken off. Returns
 * how many rows were written or taken out.
 */
export async function bringOver(rows: AsyncIterable<TableRow>, to: Destination): Promise<number> {
  const { holdings, by, tell } = to;
  let [done, changed, size] = [0, 0, 0];
  let batch: HeldChange[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await holdings.change(by, batch);
    changed += batch.length;
    [batch, size] = [[], 0];
  };
  const there = rowsOf({ rows: (table) => holdings.held(table) });
  for await (const one of differences(rows, there, () => tell(++done))) {
    batch.push(one);
    size += String(one.row['canonical'] ?? one.row['document'] ?? '').length;
    if (batch.length >= CHANGES || size >= CHARACTERS) await flush();
  }
  await flush();
  return changed;
}
