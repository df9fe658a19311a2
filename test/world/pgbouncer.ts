import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { find, pgbouncer } from '../../tools/programs.ts';
import { onPostgres, owned, sharedPostgres, temporaryDatabase } from './postgres-database.ts';
import { serverUser, withoutPostgres } from './postgres-programs.ts';
import { freePort, temporaryServerDirectory } from './postgres-server.ts';

/** Why nothing can be tried behind pgbouncer here, for a test's option `skip`; false when it can. */
export const withoutPooler: string | false =
  withoutPostgres ||
  (find(pgbouncer) === undefined && 'pgbouncer is not installed (Debian: apt-get install pgbouncer)');

// So few connections to the server that clients get another one with nearly every transaction.
const settings = (port: number, server: string): string => `[databases]
* = host=127.0.0.1 port=${server} user=${owned.role} password=${owned.password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 3
max_client_conn = 200
`;

/** Starts pgbouncer in transaction mode before the shared server; it is ended with the test. Returns its port. */
export async function startPooler(t: TestContext): Promise<number> {
  const server = new URL(await sharedPostgres()).port;
  const directory = temporaryServerDirectory(t, async () => {
    child.kill('SIGKILL');
    await gone;
  });
  const port = await freePort();
  const file = join(directory, 'pgbouncer.ini');
  writeFileSync(file, settings(port, server));
  const child = spawn(find(pgbouncer) ?? '', [file], { ...serverUser, cwd: directory, stdio: 'ignore' });
  const gone = once(child, 'exit');
  const url = new URL(await temporaryDatabase(t));
  url.port = String(port);
  for (let tries = 0; ; tries += 1) {
    if (child.exitCode !== null) throw new Error(`pgbouncer ended: ${readFileSync(file, 'utf8')}`);
    if (tries === 500) throw new Error('pgbouncer did not start in time');
    if (await onPostgres(url.href, 'select 1').catch(() => undefined)) return port;
    await pause(20);
  }
}
