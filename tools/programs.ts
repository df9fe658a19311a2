import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { withoutPostgres } from '../test/world/postgres-programs.ts';
import { root } from './tree.ts';

/** A program of the machine that tests start: the names it goes by, and the Debian packages that bring it. */
export type Program = { names: readonly string[]; packages: readonly string[]; setting?: string };

/** The browser of the journeys. Its address can be set with CASEBOOK_CHROMIUM; the fonts show every script we test. */
export const chromium: Program = {
  names: ['chromium', 'chromium-browser', 'google-chrome'],
  packages: ['chromium', 'fonts-noto-core', 'fonts-noto-cjk'],
  setting: 'CASEBOOK_CHROMIUM',
};

/** Shows a promise test which system calls the server makes. It exists for Linux only. */
export const strace: Program = { names: ['strace'], packages: ['strace'] };

/** A pool of connections in front of PostgreSQL, as operators use it. Tests behind it are skipped where it cannot be had. */
export const pgbouncer: Program = { names: ['pgbouncer'], packages: ['pgbouncer'] };

/** Checks XML against a grammar that is not ours. Tests that need it are skipped where it cannot be had. */
export const xmllint: Program = { names: ['xmllint'], packages: ['libxml2-utils'] };

/** What readers of a release bring along. The journey of each is skipped where its program cannot be had. */
export const readers = {
  curl: { names: ['curl'], packages: ['curl'] },
  python: { names: ['python3'], packages: ['python3'] },
  r: { names: ['Rscript'], packages: ['r-base-core'] },
  sqlite: { names: ['sqlite3'], packages: ['sqlite3'] },
  spreadsheet: { names: ['ssconvert'], packages: ['gnumeric'] },
} as const satisfies Readonly<Record<string, Program>>;

/** Where a program lies: what its setting says, else the first of its names on PATH; undefined when nowhere. */
export function find(program: Program, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const set = program.setting ? env[program.setting] : undefined;
  if (set) return isExecutable(set) ? set : undefined;
  // Servers lie where only root's PATH leads.
  const folders = [...(env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''), '/usr/sbin'];
  return program.names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** Installs what is missing where that is possible. Returns the sentence to stop with, or '' when all is there. */
export function provide(programs: readonly Program[]): string {
  const missing = programs.filter((program) => !find(program));
  const packages = missing.flatMap((program) => program.packages);
  if (missing.length === 0 || (canInstall() && install(packages) && missing.every((program) => find(program))))
    return '';
  const names = missing.map(({ names: [name] }) => name).join(' and ');
  const setting = missing.find((program) => program.setting)?.setting;
  const other = setting ? ` or set ${setting}` : '';
  return `The tests need ${names}. Install what is missing (Debian: apt-get install ${packages.join(' ')})${other}.`;
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && find({ names: ['apt-get'], packages: [] }) !== undefined;
}

function install(packages: readonly string[]): boolean {
  console.log(`Installing ${packages.join(', ')} for the tests (first time only) ...`);
  return aptGet(['update', '-q']) && aptGet(['install', '-y', '-q', '--no-install-recommends', ...packages]);
}

// Quiet unless it fails.
function aptGet(args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = spawnSync('apt-get', args, { encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 });
  if (run.status !== 0) console.error(`${run.stdout ?? ''}${run.stderr ?? ''}`);
  return run.status === 0;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// What tests do without where it cannot be had, and say so. Debian's PostgreSQL is for machines without an npm package of it.
function offerMore(): void {
  const wanted = [pgbouncer, xmllint].filter((program) => !find(program));
  const packages = [...wanted.flatMap((program) => program.packages), ...(withoutPostgres ? ['postgresql-15'] : [])];
  if (packages.length > 0 && canInstall()) install(packages);
  // By themselves: they are many, and what fails among them keeps no other test from its program.
  const more = Object.values(readers).filter((program) => !find(program));
  if (more.length > 0 && canInstall()) install(more.flatMap((program) => program.packages));
}

/** Makes the machine ready for tests: the programs they drive, our Node first, the root as the place. Returns what is missing, in words. */
export function prepare(): string {
  const refusal = provide(process.platform === 'linux' ? [chromium, strace] : [chromium]);
  if (process.platform === 'linux') offerMore();
  process.env.CASEBOOK_CHROMIUM = find(chromium);
  // A test that starts `node` gets this one, not an older one of the machine.
  process.env.PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
  // The first test that needs PostgreSQL starts a server there; it ends with this process.
  process.env.CASEBOOK_TEST_POSTGRES ||= `${join(tmpdir(), `casebook-postgres-${randomBytes(6).toString('hex')}`)};${process.pid}`;
  process.chdir(root);
  return refusal;
}
