import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

// Few sizes, so that the statements are built once and stay prepared; the largest has fewer values than SQLite takes.
const SIZES = [100, 20, 5, 1] as const;

/** Stores rows of one table on a connection or in a transaction, many at a time: each statement is a journey to the server. */
export type PutRows<Row> = (on: Kysely<Tables>, rows: readonly Row[]) => Promise<void>;

type Column<Table extends keyof Tables> = keyof Tables[Table] & string;

/**
 * Makes such a writer; `ending` says what becomes of rows that are there already, in words that both engines understand.
 * `db` only tells which engine it is for.
 */
export function putsRows<Table extends keyof Tables, Name extends Column<Table>>(
  db: Kysely<Tables>,
  table: Table,
  { columns, ending = '' }: { readonly columns: readonly Name[]; readonly ending?: string },
): PutRows<{ readonly [Key in Name]: unknown }> {
  const built = new Map<number, CompiledQuery>();
  const build = (size: number): CompiledQuery => {
    const row = sql`(${sql.join(columns.map(() => sql`${null}`))})`;
    const names = sql.join(columns.map((name) => sql.ref(name)));
    const rows = sql.join(Array.from({ length: size }, () => row));
    return sql`insert into ${sql.table(table)} (${names}) values ${rows} ${sql.raw(ending)}`.compile(db);
  };
  return async (on, rows) => {
    let at = 0;
    for (const size of SIZES) {
      for (; rows.length - at >= size; at += size) {
        const query = built.get(size) ?? build(size);
        built.set(size, query);
        const parameters = rows.slice(at, at + size).flatMap((row) => columns.map((name) => row[name]));
        await on.executeQuery({ ...query, parameters });
      }
    }
  };
}
