import { existsSync, readFileSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type PostgresServer, runPostgres, startPostgres, temporaryServerDirectory } from './postgres-server.ts';

/** A server that one test has for itself; `kill` ends all its processes at once, `again` starts it where it was. */
export type OwnServer = {
  readonly directory: string;
  readonly password: string;
  readonly now: () => PostgresServer;
  readonly kill: () => Promise<void>;
  readonly again: () => Promise<void>;
};

function childrenOf(pid: number): readonly number[] {
  const list = `/proc/${pid}/task/${pid}/children`;
  return existsSync(list) ? readFileSync(list, 'utf8').split(' ').filter(Boolean).map(Number) : [];
}

// One that ended and was not yet asked for its end by whoever inherited it holds nothing any more.
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Ends a server and all its processes at one blow, as a machine that fails does; comes back when none is left. */
export async function killServer({ child }: PostgresServer): Promise<void> {
  const children = childrenOf(child.pid ?? 0);
  child.kill('SIGKILL');
  for (const pid of children.filter(isAlive)) process.kill(pid, 'SIGKILL');
  while ([child.pid ?? 0, ...children].some(isAlive)) await pause(5);
}

/** Starts a server for one test, with these lines more in its configuration; it is stopped when the test ends. */
export async function ownServer(t: TestContext, settings: readonly string[] = []): Promise<OwnServer> {
  let server: PostgresServer | undefined;
  const directory = temporaryServerDirectory(t, async () => server?.stop('SIGQUIT'));
  const first = await startPostgres(directory, settings);
  server = first;
  const { password } = new URL(first.admin);
  return {
    directory,
    password,
    now: () => server ?? first,
    kill: () => killServer(server ?? first),
    again: async () => {
      server = await runPostgres(directory, password, first.port);
    },
  };
}
