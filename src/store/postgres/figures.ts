import { type Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import type { StoreFigures } from '../../core/ports.ts';
import type { Tables } from '../tables.ts';

/** The connections of several pools together; `waiting` are requests that wait for one. */
export function connectionsOf(pools: readonly Pool[]): NonNullable<StoreFigures['connections']> {
  const sum = (of: (pool: Pool) => number): number => pools.reduce((all, pool) => all + of(pool), 0);
  return {
    total: sum(({ totalCount }) => totalCount),
    idle: sum(({ idleCount }) => idleCount),
    waiting: sum(({ waitingCount }) => waitingCount),
  };
}

/** How many of the steps to its present shape a database has taken. */
export async function versionRead(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ version: number }>`select version from casebook_version`.execute(db);
  return rows[0]?.version ?? 0;
}
