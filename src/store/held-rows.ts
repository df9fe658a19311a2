import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Cell, type HeldRow, type HeldTable, heldShapes } from '../core/held-tables.ts';
import type { Tables } from './tables.ts';

type Raw = Readonly<Record<string, unknown>>;

// Rows per query. Revisions are the long ones: a few thousand characters each, some of them a hundred thousand.
const SLICE = 1_000;
const LONG_SLICE = 100;
const AT_ONCE = 200;

const columnsOf = (table: HeldTable): readonly string[] => Object.keys(heldShapes[table].columns);
const list = (names: readonly string[]): RawBuilder<unknown> => sql.join(names.map((name) => sql.ref(name)));

/** Only settings of `meta` belong to the collection; in every other table each row does. */
export function isHeld(table: HeldTable): RawBuilder<boolean> {
  return table === 'meta' ? sql`key >= 'setting.' and key < 'setting/'` : sql`1 = 1`;
}

function cellOf(kind: string, value: unknown): Cell {
  if (value === null) return null;
  if (kind === 'number') return Number(value);
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value);
}

function rowOf(table: HeldTable, raw: Raw): HeldRow {
  const cells = Object.entries(heldShapes[table].columns).map(([name, kind]) => [name, cellOf(kind, raw[name])]);
  return Object.fromEntries(cells);
}

async function slice(db: Kysely<Tables>, table: HeldTable, after: HeldRow | undefined): Promise<readonly HeldRow[]> {
  const { key } = heldShapes[table];
  const behind = after ? sql`(${list(key)}) > (${sql.join(key.map((name) => sql`${after[name]}`))})` : sql`1 = 1`;
  const limit = table === 'revision' || table === 'draft' ? LONG_SLICE : SLICE;
  const found = await sql<Raw>`select ${list(columnsOf(table))} from ${sql.table(table)}
    where ${isHeld(table)} and ${behind} order by ${list(key)} limit ${sql.lit(limit)}`.execute(db);
  return found.rows.map((raw) => rowOf(table, raw));
}

/** All rows of a table in the order of its key, a slice at a time. */
export async function* heldRows(db: Kysely<Tables>, table: HeldTable): AsyncGenerator<HeldRow> {
  let last: HeldRow | undefined;
  do {
    const rows = await slice(db, table, last);
    yield* rows;
    last = rows.at(-1);
  } while (last);
}

function storedCell(table: HeldTable, name: string, row: HeldRow): unknown {
  const cell = row[name] ?? null;
  return heldShapes[table].columns[name] === 'bytes' ? Buffer.from(String(cell), 'hex') : cell;
}

/** Writes these rows over those of the same key. */
export async function putHeld(db: Kysely<Tables>, table: HeldTable, rows: readonly HeldRow[]): Promise<void> {
  const { key } = heldShapes[table];
  const names = columnsOf(table);
  const others = names.filter((name) => !key.includes(name));
  const anew = sql.join(others.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`));
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const values = rows
      .slice(at, at + AT_ONCE)
      .map((row) => sql`(${sql.join(names.map((name) => sql`${storedCell(table, name, row)}`))})`);
    await sql`insert into ${sql.table(table)} (${list(names)}) values ${sql.join(values)}
      on conflict (${list(key)}) do update set ${anew}`.execute(db);
  }
}

/** Takes the rows with these keys out. */
export async function removeHeld(db: Kysely<Tables>, table: HeldTable, rows: readonly HeldRow[]): Promise<void> {
  for (const row of rows) {
    const { key } = heldShapes[table];
    const same = sql.join(
      key.map((name) => sql`${sql.ref(name)} = ${row[name]}`),
      sql` and `,
    );
    await sql`delete from ${sql.table(table)} where ${same}`.execute(db);
  }
}
