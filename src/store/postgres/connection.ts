import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import { Pool, type PoolClient } from 'pg';
import type { Tables } from '../tables.ts';
import { clientSettings } from './client-settings.ts';
import { isAway, refusalOf } from './refusal.ts';

/** Connections to one server, made when they are needed, and Kysely over them. */
export type Connection = { readonly pool: Pool; readonly db: Kysely<Tables> };

/** How many connections at most, and how long a statement may take before its connection is given up, in milliseconds. */
export type Limits = { readonly most: number; readonly statementMs: number };

// Hands out connections whose errors are ours already. One that met the end of its server is not used again: a server
// that only reads since a failover, or one that does not answer, would otherwise be asked once more.
function explained(client: PoolClient): PoolClient {
  let isLost = false;
  const query = async (text: string, parameters: unknown[]) => {
    try {
      return await client.query(text, parameters);
    } catch (error) {
      isLost ||= isAway(error);
      throw refusalOf(error);
    }
  };
  const release = (isDiscarded?: boolean | Error) => client.release(isDiscarded || isLost);
  return { query, release } as unknown as PoolClient;
}

/** Makes a pool of connections. It connects with the first question, and again by itself after the server was away. */
export function connect(url: string, { most, statementMs }: Limits): Connection {
  const pool = new Pool({ ...clientSettings(url), max: most, query_timeout: statementMs, idleTimeoutMillis: 30_000 });
  // A connection that ends while nobody uses it, or between two statements, is noticed at its next use.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const asked: PostgresPool = {
    options: {},
    connect: async () => {
      try {
        return explained(await pool.connect());
      } catch (error) {
        throw refusalOf(error);
      }
    },
    end: () => pool.end(),
  };
  return { pool, db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: asked }) }) };
}
