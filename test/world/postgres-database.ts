import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { makeServerDirectory } from './postgres-server.ts';
import { nodeFlags } from './process.ts';

// A run of many test files names the directory and itself, so that all its files share one server.
const [directory = '', owner = ''] = (
  process.env.CASEBOOK_TEST_POSTGRES ||
  `${join(tmpdir(), `casebook-postgres-${randomBytes(6).toString('hex')}`)};${process.pid}`
).split(';');
const PATIENCE_MS = 120_000;

/** The environment with which a process that we start uses the same server. */
export const serverShared = { CASEBOOK_TEST_POSTGRES: `${directory};${owner}` } as const;

function read(name: string): string {
  try {
    return readFileSync(join(directory, name), 'utf8');
  } catch {
    return '';
  }
}

// mkdir succeeds for exactly one process.
function isFirst(): boolean {
  makeServerDirectory(directory);
  try {
    mkdirSync(join(directory, 'taken'));
    return true;
  } catch {
    return false;
  }
}

async function addressOfServer(): Promise<string> {
  if (read('address') === '' && isFirst()) {
    const keeper = join(import.meta.dirname, 'postgres-keeper.ts');
    const options = { detached: true, stdio: 'ignore' } as const;
    spawn(process.execPath, [...nodeFlags, keeper, directory, owner], options).unref();
  }
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    if (read('failure') !== '') throw new Error(read('failure'));
    if (read('address') !== '') return read('address');
    await pause(20);
  }
  throw new Error('the PostgreSQL server of the tests did not start in time');
}

let address: Promise<string> | undefined;

/** The superuser's address of the server that the tests of this run share; started when it is first asked for. */
export function sharedPostgres(): Promise<string> {
  address ??= addressOfServer();
  return address;
}

/** Runs statements one after another on a connection of their own, and gives the rows of the last. */
export async function onPostgres(url: string, ...statements: readonly string[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

/** The role that owns every database of a test. */
export const owned = { role: 'casebook_test', password: 'only-for-tests' } as const;

// A role without any right beyond its own databases, as production has it; several files may make it at once.
async function makeRole(admin: string): Promise<void> {
  const make = `create role ${owned.role} login password '${owned.password}'`;
  await onPostgres(admin, `do $$ begin ${make}; exception when duplicate_object or unique_violation then null; end $$`);
}

/** Makes a new, empty database on a server, owned by a role without other rights; returns its address for that role. */
export async function createDatabase(admin: string, options = "encoding 'UTF8'"): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await makeRole(admin);
  await onPostgres(admin, `create database ${name} owner ${owned.role} template template0 ${options}`);
  const url = new URL(admin);
  url.username = owned.role;
  url.password = owned.password;
  url.pathname = `/${name}`;
  // A whole suite can so be run behind a pool of connections.
  url.port = process.env.CASEBOOK_TEST_POOLER || url.port;
  return url.href;
}

/** Takes a database away, whoever is still connected to it. */
export async function dropDatabase(admin: string, url: string): Promise<void> {
  await onPostgres(admin, `drop database if exists ${new URL(url).pathname.slice(1)} with (force)`);
}

/** A new, empty database on the shared server for one test; gone when the test ends, once `before` has closed what uses it. */
export async function temporaryDatabase(t: TestContext, before?: () => Promise<void>): Promise<string> {
  const admin = await sharedPostgres();
  const url = await createDatabase(admin);
  t.after(async () => {
    await before?.();
    await dropDatabase(admin, url);
  });
  return url;
}
