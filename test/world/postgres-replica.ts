import { appendFileSync, chownSync, cpSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { onPostgres } from './postgres-database.ts';
import { NOBODY, serverUser } from './postgres-programs.ts';
import { makeServerDirectory, type PostgresServer, runPostgres } from './postgres-server.ts';

// What belongs to the running primary, and its log, of which the replica is sent what it needs.
const LEFT_OUT = /^(?:pg_wal\/.+|postmaster\.(?:pid|opts)|pg_replslot\/.+|pg_stat_tmp\/.+)$/;

function copyData(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (path) => !LEFT_OUT.test(relative(from, path)) });
  mkdirSync(join(to, 'pg_wal', 'archive_status'), { recursive: true });
  if (serverUser.uid === undefined) return;
  for (const path of ['.', ...globSync('**', { cwd: to })]) chownSync(join(to, path), NOBODY, NOBODY);
}

/** Makes and starts a streaming replica of a running server below `directory`; it answers reads. `name` is what the primary calls it. */
export async function startReplica(
  directory: string,
  primary: PostgresServer,
  name = 'replica',
): Promise<PostgresServer> {
  makeServerDirectory(directory);
  const data = join(directory, 'data');
  const { password, port } = new URL(primary.admin);
  const client = new Client({ connectionString: primary.admin });
  await client.connect();
  try {
    await client.query("select pg_backup_start('replica', true)");
    copyData(primary.data, data);
    const { rows } = await client.query('select labelfile from pg_backup_stop(false)');
    writeFileSync(join(data, 'backup_label'), String(rows[0].labelfile));
  } finally {
    await client.end();
  }
  const line = `host=127.0.0.1 port=${port} user=postgres password=${password} application_name=${name}`;
  appendFileSync(join(data, 'postgresql.conf'), `primary_conninfo = '${line}'\nhot_standby = on\n`);
  writeFileSync(join(data, 'standby.signal'), '');
  for (const file of ['backup_label', 'standby.signal']) {
    if (serverUser.uid !== undefined) chownSync(join(data, file), NOBODY, NOBODY);
  }
  return runPostgres(directory, password);
}

/** Waits until the replica has everything that the primary has written so far. */
export async function caughtUp(primary: PostgresServer, replica: PostgresServer): Promise<void> {
  const [at] = await onPostgres(primary.admin, 'select pg_current_wal_lsn()::text as mark');
  const asked = `select pg_last_wal_replay_lsn() >= '${at?.mark}'::pg_lsn as there`;
  while ((await onPostgres(replica.admin, asked))[0]?.there !== true) await pause(20);
}

/** The address on a replica of a database that its primary has. */
export function onReplica(url: string, replica: PostgresServer): string {
  const parsed = new URL(url);
  parsed.port = String(replica.port);
  return parsed.href;
}
