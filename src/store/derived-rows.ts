import { type Kysely, sql } from 'kysely';
import type { Cell, HeldRow } from '../core/held-tables.ts';
import type { DerivedRows } from '../core/holdings.ts';
import { chunks } from './chunks.ts';
import type { Tables } from './tables.ts';

const plain = (value: unknown): Cell => (typeof value === 'number' || value === null ? value : String(value));

function without<Row extends object>(row: Row | undefined, ...names: readonly string[]): HeldRow | undefined {
  if (!row) return undefined;
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !names.includes(name))
      .map(([name, value]) => [name, plain(value)]),
  );
}

async function tokenTexts(db: Kysely<Tables>, bytes: Uint8Array | undefined): Promise<readonly string[]> {
  if (!bytes) return [];
  const numbers = [...new Uint32Array(Uint8Array.from(bytes).buffer)];
  const all = db.selectFrom('search_token').select(['id', 'token']);
  const found = await Promise.all(chunks(numbers).map((part) => all.where('id', 'in', part).execute()));
  const texts = new Map(found.flat().map(({ id, token }) => [Number(id), token]));
  return numbers.map((number) => texts.get(number) ?? `token ${number}, which is not known`).sort();
}

/** What the lists and the search hold of one record. */
export async function derivedRowsOf(db: Kysely<Tables>, recordId: string): Promise<DerivedRows> {
  const card = await db.selectFrom('card').selectAll().where('id', '=', recordId).executeTakeFirst();
  const row = await db.selectFrom('search_row').selectAll().where('id', '=', recordId).executeTakeFirst();
  const docid = card?.docid ?? -1;
  const lines = async (table: 'role' | 'naming' | 'alias' | 'annotation', columns: readonly string[]) => {
    const names = sql.join(columns.map((name) => sql.ref(name)));
    const found = await sql<
      Record<string, string>
    >`select ${names} from ${sql.table(table)} where docid = ${docid}`.execute(db);
    return found.rows.map((one) => columns.map((name) => one[name]).join(' ')).sort();
  };
  return {
    card: without(card, 'docid'),
    columns: without(row, 'docid', 'seq', 'tokens'),
    tokens: await tokenTexts(db, row?.tokens),
    roles: await lines('role', ['entity', 'role']),
    named: await lines('naming', ['id']),
    aliases: await lines('alias', ['alias']),
    annotations: await lines('annotation', ['field', 'asserter', 'value']),
  };
}

/** What the index of names sorts these entities by. */
export async function entityLinesOf(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const all = db.selectFrom('entity_line').selectAll();
  const found = await Promise.all(chunks(ids).map((part) => all.where('id', 'in', part).execute()));
  return new Map(found.flat().map(({ id, sort }) => [id, sort]));
}
