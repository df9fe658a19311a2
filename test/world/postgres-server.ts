import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, chownSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { temporaryDirectory } from './fake-world.ts';
import { NOBODY, postgresPrograms, serverUser } from './postgres-programs.ts';

/** A running server: `admin` is its superuser's address, `data` its directory; `stop` ends it, `fast` unless told otherwise. */
export type PostgresServer = {
  readonly admin: string;
  readonly port: number;
  readonly data: string;
  readonly child: ChildProcess;
  readonly stop: (signal?: 'SIGINT' | 'SIGQUIT' | 'SIGKILL') => Promise<void>;
};

const PATIENCE_MS = 60_000;

/** A port of this machine that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await once(server.close(), 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** Makes a directory that belongs to the user under which PostgreSQL runs. */
export function makeServerDirectory(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (serverUser.uid !== undefined) chownSync(path, NOBODY, NOBODY);
}

// Lists sort by bytes whatever the server's own order is, so the server's own is one that would show a mistake.
function initialise(programs: string, directory: string): string {
  const password = randomBytes(16).toString('hex');
  const file = join(directory, 'password');
  writeFileSync(file, password);
  const order = ['--locale-provider=icu', '--icu-locale=en-US', '--locale=C', '--encoding=UTF8'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${file}`];
  // Files of a server that was never used need not survive anything; from its start on it syncs as in production.
  const args = ['-D', join(directory, 'data'), '--no-sync', ...order, ...access];
  const run = spawnSync(join(programs, 'initdb'), args, { ...serverUser, cwd: directory, encoding: 'utf8' });
  rmSync(file);
  if (run.status !== 0) throw new Error(`initdb failed: ${run.stderr || run.stdout || run.error}`);
  return password;
}

async function answers(admin: string, child: ChildProcess, log: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    if (child.exitCode !== null || performance.now() > end) {
      throw new Error(`PostgreSQL did not start: ${readFileSync(log, 'utf8').slice(-2_000)}`);
    }
    const client = new Client({ connectionString: admin });
    client.on('error', () => undefined);
    const isThere = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (isThere) return;
    await pause(20);
  }
}

/** Starts a server over a data directory that is there already, as `startPostgres` or a copy of one left it. */
export async function runPostgres(directory: string, password: string, given = 0): Promise<PostgresServer> {
  const port = given || (await freePort());
  const data = join(directory, 'data');
  const log = join(directory, 'server.log');
  // All that the program may rely on is the default, fsync above all.
  const args = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  const child = spawn(join(postgresPrograms(directory), 'postgres'), args, {
    ...serverUser,
    cwd: directory,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  appendFileSync(log, '');
  child.stderr?.on('data', (chunk) => appendFileSync(log, chunk));
  const gone = once(child, 'exit');
  const admin = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const stop: PostgresServer['stop'] = async (signal = 'SIGINT') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await gone;
  };
  try {
    await answers(admin, child, log);
  } catch (error) {
    await stop('SIGQUIT');
    throw error;
  }
  return { admin, port, data, child, stop };
}

/** Makes and starts a new server below `directory`, with these lines more in its configuration. */
export async function startPostgres(directory: string, settings: readonly string[] = []): Promise<PostgresServer> {
  makeServerDirectory(directory);
  const password = initialise(postgresPrograms(directory), directory);
  appendFileSync(join(directory, 'data', 'postgresql.conf'), `${settings.join('\n')}\n`);
  return runPostgres(directory, password);
}

/** A new directory below which servers may be made; what stands in it is ended by `before`, and it goes with the test. */
export function temporaryServerDirectory(t: TestContext, before: () => Promise<void>): string {
  const directory = temporaryDirectory(t, before);
  makeServerDirectory(directory);
  return directory;
}
