import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isAddress } from '../../src/core/place-name.ts';

/** The root of the repository. */
export const root = join(import.meta.dirname, '..', '..');

/** The flags that every process of Casebook runs with. */
export const nodeFlags = ['--disable-warning=ExperimentalWarning'];

/** How a process is started; `env` is added to ours, `program` replaces Node, `cwd` the root. */
export type Start = {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly program?: string;
  readonly cwd?: string;
};

/** A process with the lines it has printed so far. `ended` resolves with its exit code, or null when it was killed. */
export type Running = {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly errors: string[];
  readonly ended: Promise<number | null>;
  /** Resolves with the first line that fits, printed already or still to come; rejects when the process ends before. */
  readonly line: (pattern: RegExp) => Promise<string>;
};

/** Starts a process and collects what it prints, line by line. */
export function start({ args, env = {}, program = process.execPath, cwd = root }: Start): Running {
  // Whoever runs the tests may have a database of their own in these; no test may come near it.
  const none = { DATABASE_URL: '', DATABASE_REPLICA_URL: '' };
  const whole = { ...process.env, ...none, ...env };
  const child = spawn(program, args, { cwd, env: whole, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const errors: string[] = [];
  const out = createInterface({ input: child.stdout });
  out.on('line', (line) => lines.push(line));
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const line = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const early = lines.find((text) => pattern.test(text));
      if (early !== undefined) return resolve(early);
      out.on('line', (text) => pattern.test(text) && resolve(text));
      ended.then(
        (code) => reject(new Error(`ended with ${code} before it printed ${pattern}: ${errors.join(' / ')}`)),
        reject,
      );
    });
  return { child, lines, errors, ended, line };
}

/** Starts a TypeScript file on our Node; the first argument is its path. */
export function startNode(args: readonly string[], more: Omit<Start, 'args'> = {}): Running {
  return start({ ...more, args: [...nodeFlags, ...args] });
}

/** Runs `casebook` to its end and gives its exit code and what it printed. */
export async function casebook(args: readonly string[], env: Readonly<Record<string, string>>) {
  const { ended, lines, errors } = startNode([join(root, 'src', 'main.ts'), ...args], { env });
  return { code: await ended, lines, errors };
}

/** A running server: its address without a slash at the end, and how to end it. */
export type Served = { readonly address: string; readonly running: Running; readonly stop: () => Promise<void> };

/** Starts a program that prints "... at http://..." once it listens. */
export async function serveWith(running: Running): Promise<Served> {
  const said = await running.line(/http:\/\/\S+/);
  const address = new URL(/http:\/\/\S+/.exec(said)?.[0] ?? '').origin;
  const stop = async (): Promise<void> => {
    running.child.kill('SIGTERM');
    const late = setTimeout(() => running.child.kill('SIGKILL'), 5_000);
    await running.ended;
    clearTimeout(late);
  };
  return { address, running, stop };
}

/** The environment in which commands find the database at a place: a data directory, or the address of a database. */
export function environmentOf(place: string): Readonly<Record<string, string>> {
  return isAddress(place) ? { DATABASE_URL: place } : { CASEBOOK_DATA: place };
}

/** Starts `casebook start` or `casebook serve` on a free port, over the database at a place. */
export async function serveCasebook(command: 'start' | 'serve', place: string, source = root): Promise<Served> {
  const env = { ...environmentOf(place), PORT: '0', HOST: '127.0.0.1' };
  return serveWith(startNode([join(source, 'src', 'main.ts'), command], { env }));
}

/** Starts `casebook serve` on a free port as people do: by the launcher, which knows the right Node, its flags and its caches. */
export function serveAsPeopleDo(place: string): Promise<Served> {
  const env = { ...environmentOf(place), PORT: '0', HOST: '127.0.0.1' };
  return serveWith(start({ args: ['serve'], program: join(root, 'casebook'), env }));
}
