import { type Kysely, sql } from 'kysely';
import type { Store } from '../../core/ports.ts';
import { shapeOf } from '../database-shape.ts';
import { readSequence } from '../sequence.ts';
import { makeStore } from '../store.ts';
import type { Tables } from '../tables.ts';
import { connect } from './connection.ts';
import { connectionsOf, versionRead } from './figures.ts';
import { grouped } from './grouped.ts';
import { PUBLISHING_LOCK, prepareDatabase } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { atOneMoment, textDocids } from './moment.ts';
import { makeTextWriter } from './text-writer.ts';

// Rebuilding a large collection takes statements of many seconds; a page that waits that long has lost its reader.
const READS = { most: 10, statementMs: 15_000 } as const;
const WRITES = { most: 4, statementMs: 120_000 } as const;

// Waits as long for its turn as on SQLite. A process that stops half-way must not keep the others waiting for ever.
const STANDING = (mark: string | undefined) => sql<{ sequence: string; has_mark: boolean }>`
  select (select value from meta where key = 'seq') as sequence,
    ${mark ?? null}::text is null or not pg_is_in_recovery() or pg_last_wal_replay_lsn() >= ${mark ?? null}::pg_lsn as has_mark`;

const BEGIN = sql.raw(`set local lock_timeout = '10s'; set local idle_in_transaction_session_timeout = '60s';
  select pg_advisory_xact_lock(${PUBLISHING_LOCK}); set local lock_timeout = 0`);

// The write-ahead log tells what the sequence does not: writes that publish nothing, such as a draft.
function marksOf(primary: Kysely<Tables>, replica: Kysely<Tables>) {
  const unmarked = grouped(async () => (await STANDING(undefined).execute(replica)).rows[0]);
  return {
    standing: async (mark: string | undefined) => {
      const row = mark === undefined ? await unmarked() : (await STANDING(mark).execute(replica)).rows[0];
      return { sequence: Number(row?.sequence ?? 0), hasMark: row?.has_mark ?? false };
    },
    mark: async () => {
      const found = await sql<{ mark: string }>`select pg_current_wal_lsn()::text as mark`.execute(primary);
      return found.rows[0]?.mark ?? '';
    },
  };
}

/** How a database is opened: `replica` is the address of a copy of it that answers reads. */
export type PostgresOptions = { readonly mayCreate?: boolean; readonly replica?: string };

/**
 * Opens the PostgreSQL database at `url`, makes its tables where there are none (unless told not to: then that is refused),
 * and brings it to this version's shape. Refuses with one clear sentence.
 */
export async function openPostgres(url: string, { mayCreate = true, replica }: PostgresOptions = {}): Promise<Store> {
  await prepareDatabase(url, mayCreate);
  const [reader, writer] = [connect(url, READS), connect(url, WRITES)];
  const copy = replica === undefined ? undefined : connect(replica, READS);
  const pools = [reader, writer, ...(copy ? [copy] : [])].map(({ pool }) => pool);
  const sequence = grouped(() => readSequence(reader.db));
  let isOpen = true;
  return makeStore({
    reader: reader.db,
    writer: writer.db,
    begin: async (trx) => {
      await sql`${BEGIN}`.execute(trx);
    },
    text: makeTextWriter,
    sequence,
    replica: copy && { db: copy.db, from: await sequence(), ...marksOf(reader.db, copy.db) },
    shape: async () => shapeOf(await versionRead(reader.db), migrations.length),
    figures: async () => ({ connections: connectionsOf(pools) }),
    locksRows: true,
    atOneMoment: (work) => atOneMoment(writer.db, work),
    textDocids,
    afterRows: async (trx) => {
      await sql`select setval(pg_get_serial_sequence('audit', 'n'), greatest(max(n), 1)) from audit`.execute(trx);
    },
    explain: (error) => error,
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      await Promise.all(pools.map((pool) => pool.end()));
    },
  });
}
