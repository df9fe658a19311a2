import { Client } from 'pg';
import { Refused } from '../../core/errors.ts';
import type { Source } from '../../core/holdings.ts';
import { markIn } from '../holdings.ts';
import { makeSnapshot } from '../snapshot.ts';
import { clientSettings } from './client-settings.ts';
import { connect } from './connection.ts';
import { migrations } from './migrations/migrations.ts';
import { atOneMoment, tableNames, textDocids } from './moment.ts';
import { openingRefusal } from './refusal.ts';

const LIMITS = { most: 2, statementMs: 120_000 } as const;

async function check(url: string): Promise<void> {
  const client = new Client(clientSettings(url));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query("select to_regclass('casebook_version') is not null as there");
    if (rows[0]?.there !== true) {
      throw new Refused('not-found', 'There is no collection in the database to copy from.');
    }
    const { version } = (await client.query('select version from casebook_version')).rows[0] ?? {};
    if (Number(version) > migrations.length) throw new Refused('newer-database');
  } catch (error) {
    throw openingRefusal(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Opens the PostgreSQL database at `url` for copying: nothing in it is changed, and one that an earlier version wrote is
 * not brought up to date. It may be a replica. Refuses with one clear sentence.
 */
export async function openPostgresSource(url: string): Promise<Source & { readonly close: () => Promise<void> }> {
  await check(url);
  const { db, pool } = connect(url, LIMITS);
  return {
    filling: () => markIn(db),
    snapshot: (work) => atOneMoment(db, async (trx) => work(makeSnapshot(trx, textDocids, await tableNames(trx)))),
    close: () => pool.end(),
  };
}
