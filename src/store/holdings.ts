import { type Kysely, sql } from 'kysely';
import { Refused } from '../core/errors.ts';
import { type HeldRow, type HeldTable, heldTables } from '../core/held-tables.ts';
import type { Filling, HeldChange, Holdings } from '../core/holdings.ts';
import { heldRows, putHeld, removeHeld } from './held-rows.ts';
import { putAudit, putMeta } from './meta.ts';
import { makeSnapshot } from './snapshot.ts';
import type { Tables } from './tables.ts';

/** What an engine and its store lend for this: a connection, one moment, and turns in which to write. */
export type HoldingsEngine = {
  /** Sees what was written last. */
  readonly primary: Kysely<Tables>;
  /** Runs work in a transaction that only reads and sees one moment. */
  readonly atOneMoment: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;
  /** Runs work in a writing transaction, one after another. */
  readonly write: <T>(work: (trx: Kysely<Tables>) => Promise<T>) => Promise<T>;
  /** The query for the `docid` of every record that the full text holds. */
  readonly textDocids: string;
  /** Brings numbers that the database draws by itself up to rows that came with theirs. */
  readonly afterRows?: (trx: Kysely<Tables>) => Promise<void>;
};

const MARK = 'filling';

/** The mark of a database that is being filled. */
export async function markIn(db: Kysely<Tables>): Promise<Filling | undefined> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', MARK).executeTakeFirst();
  return row && (JSON.parse(row.value) as Filling);
}

async function empty(db: Kysely<Tables>): Promise<void> {
  for (const table of [...heldTables].reverse()) {
    if (table !== 'meta') await sql`delete from ${sql.table(table)}`.execute(db);
  }
  await db.deleteFrom('search_row').execute();
}

async function begin(db: Kysely<Tables>, mark: Filling): Promise<void> {
  const there = await markIn(db);
  const document = await db.selectFrom('document').select('id').limit(1).executeTakeFirst();
  if (!there && document) {
    throw new Refused('wrong-state', 'This database holds a collection already; name an empty one to fill.');
  }
  if (there && there.of !== mark.of) await empty(db);
  // Whoever was signed in here, or was sent a link, may be somebody else among the accounts that come.
  for (const table of ['session', 'ticket', 'once'] as const) await db.deleteFrom(table).execute();
  await putMeta(db, MARK, JSON.stringify(mark));
}

async function own(db: Kysely<Tables>, by: string): Promise<void> {
  if ((await markIn(db))?.by !== by) {
    throw new Refused('conflict', 'Another move or restore is filling this database; this one has stopped.');
  }
}

async function change(db: Kysely<Tables>, changes: readonly HeldChange[]): Promise<void> {
  for (const [table, all] of Map.groupBy(changes, (one) => one.table)) {
    const rows = (gone: boolean): HeldRow[] => all.filter((one) => (one.gone ?? false) === gone).map((one) => one.row);
    await removeHeld(db, table, rows(true));
    await putHeld(db, table, rows(false));
  }
}

/** The part of a store that moves, backs up and restores: tables row by row, as they are. */
export function makeHoldings(engine: HoldingsEngine): Holdings {
  const { primary, atOneMoment, write } = engine;
  const owned = (by: string, work: (trx: Kysely<Tables>) => Promise<void>): Promise<void> =>
    write(async (trx) => {
      await own(trx, by);
      await work(trx);
    });
  return {
    snapshot: (work) => atOneMoment((db) => work(makeSnapshot(db, engine.textDocids))),
    filling: () => markIn(primary),
    beginFilling: (mark) => write((trx) => begin(trx, mark)),
    held: (table: HeldTable) => heldRows(primary, table),
    change: (by, changes) => owned(by, (trx) => change(trx, changes)),
    settle: (by, sequence) =>
      owned(by, async (trx) => {
        await putMeta(trx, 'seq', String(sequence));
        await engine.afterRows?.(trx);
      }),
    endFilling: (by, line) =>
      owned(by, async (trx) => {
        await trx.deleteFrom('meta').where('key', '=', MARK).execute();
        await putAudit(trx, line);
      }),
  };
}
