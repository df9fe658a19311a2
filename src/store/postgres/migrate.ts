import { Client } from 'pg';
import { Refused } from '../../core/errors.ts';
import { derivedVersion } from '../../core/index-entry.ts';
import { clientSettings } from './client-settings.ts';
import { migrations } from './migrations/migrations.ts';
import { openingRefusal, unfit } from './refusal.ts';

/** Who publishes holds this lock until the end of its transaction, in whatever process; so does who changes tables. */
export const PUBLISHING_LOCK = 0x43_42_30_31;

const VERSION_NEEDED = 150_000;

const SERVER = `select current_setting('server_version_num')::int as version, current_setting('server_version') as named,
  current_setting('server_encoding') as encoding, pg_is_in_recovery() as is_standby, current_database() as database,
  current_schema() as schema, current_schema() is not null and has_schema_privilege(current_schema(), 'create') as may`;

// What an extension brought does not count as somebody's.
const HOLDINGS = `select
  to_regclass(quote_ident(current_schema()) || '.casebook_version') is not null as is_ours,
  exists (
    select 1 from pg_class where relnamespace = (select oid from pg_namespace where nspname = current_schema())
      and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      and not exists (select 1 from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
  ) as holds_something`;

/** What a server tells about itself, and the database about its place there. */
export type Server = {
  readonly version: number;
  readonly named: string;
  readonly encoding: string;
  readonly is_standby: boolean;
  readonly database: string;
  readonly schema: string | null;
  readonly may: boolean;
};

async function one<Row>(client: Client, sql: string): Promise<Row> {
  return (await client.query(sql)).rows[0] as Row;
}

/** Refuses a server, or a database on it, that Casebook cannot work with. */
export function checkServer({ version, named, encoding, is_standby, database }: Server): void {
  if (version < VERSION_NEEDED) {
    throw unfit(`Casebook needs PostgreSQL 15 or newer; the server of DATABASE_URL is version ${named}.`);
  }
  if (encoding !== 'UTF8') {
    const make = `create database ${database} encoding 'UTF8' template template0`;
    throw unfit(`The database ${database} keeps text as ${encoding}, not as UTF8. Make a new one: ${make}`);
  }
  if (is_standby) {
    throw unfit('DATABASE_URL leads to a replica, which cannot be written. Name the primary server there.');
  }
}

// 0 for an empty database. Everything else that is not ours is left as it is.
async function versionOf(client: Client, { database }: Server): Promise<number> {
  const { is_ours, holds_something } = await one<{ is_ours: boolean; holds_something: boolean }>(client, HOLDINGS);
  if (is_ours) return (await one<{ version: number }>(client, 'select version from casebook_version')).version;
  if (!holds_something) return 0;
  throw unfit(
    `The database ${database} holds something else than Casebook. Give Casebook an empty database of its own.`,
  );
}

async function prepare(client: Client, server: Server, mayCreate: boolean): Promise<void> {
  const version = await versionOf(client, server);
  if (version > migrations.length) throw new Refused('newer-database');
  if (version === 0 && !mayCreate) {
    const begin = 'begin one there with "casebook start" or "casebook import"';
    throw new Refused('not-found', `There is no collection in the database ${server.database}: ${begin}.`);
  }
  if (version < migrations.length) await migrate(client, server);
}

// Another process may have done it while this one waited for its turn.
async function migrate(client: Client, server: Server): Promise<void> {
  if (!server.may) {
    const grant = `grant create on schema ${server.schema ?? 'public'} to the role of DATABASE_URL, or make it the owner`;
    throw unfit(`The tables of Casebook cannot be made in the database ${server.database}: ${grant}.`);
  }
  await client.query(`begin; set local lock_timeout = '60s'; select pg_advisory_xact_lock(${PUBLISHING_LOCK})`);
  try {
    const version = await versionOf(client, server);
    if (version === 0) await client.query('create table casebook_version (version integer not null)');
    for (const step of migrations.slice(version)) await client.query(step);
    await client.query(`delete from casebook_version; insert into casebook_version values (${migrations.length})`);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

// What is derived from now on is this version's; what is there already may be an earlier one's.
const MARK = `insert into meta select 'derived', $1 where not exists (select 1 from revision)
  on conflict (key) do update set value = excluded.value where meta.value <> excluded.value`;

/**
 * Brings the database at `url` to this version's shape, in one transaction that no other process disturbs; makes the tables
 * where there are none, unless told not to. Refuses with one clear sentence, and then nothing was changed.
 */
export async function prepareDatabase(url: string, mayCreate: boolean): Promise<void> {
  const client = new Client(clientSettings(url));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const server = await one<Server>(client, SERVER);
    checkServer(server);
    await prepare(client, server, mayCreate);
    await client.query(MARK, [derivedVersion]);
  } catch (error) {
    throw openingRefusal(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}
