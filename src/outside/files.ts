import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refused } from '../core/errors.ts';

const MAX_BYTES = 4 * 1024 * 1024;
const decoder = new TextDecoder('utf-8', { fatal: true });

/** A text file with the name to show for it. */
export type TextFile = { readonly name: string; readonly text: string };

async function readOne(directory: string, name: string): Promise<TextFile> {
  const path = join(directory, name);
  if ((await stat(path)).size > MAX_BYTES) throw new Refused('bad-file', `${name} is larger than 4 MB.`);
  try {
    return { name, text: decoder.decode(await readFile(path)) };
  } catch (error) {
    if (error instanceof TypeError) throw new Refused('bad-file', `${name} is not UTF-8 text.`);
    throw error;
  }
}

/** The YAML files under a directory, sub-directories included, by name in a fixed order. Refuses when there is no such directory. */
export async function readYamlFiles(directory: string): Promise<readonly TextFile[]> {
  let names: string[];
  try {
    names = await readdir(directory, { recursive: true });
  } catch {
    throw new Refused('bad-file', `${directory} is not a directory that can be read.`);
  }
  const wanted = names.filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(wanted.map((name) => readOne(directory, name)));
}

const identityOf = (path: string) => stat(path, { bigint: true }).catch(() => undefined);

async function everythingIn(path: string): Promise<readonly string[]> {
  const inside = await readdir(path, { recursive: true }).catch(() => []);
  return [path, ...inside.map((name) => join(path, name))];
}

/**
 * Tells whether a path leads to a file or directory, or into it, whatever either is called: links and spellings do not
 * matter. What is not there holds nothing.
 */
export async function leadsInto(path: string, target: string): Promise<boolean> {
  const [end, room] = await Promise.all([path, dirname(path)].map(identityOf));
  const ends = [end, room?.isDirectory() ? room : undefined];
  const parts = await Promise.all((await everythingIn(target)).map(identityOf));
  return parts.some((part) => part && ends.some((one) => one?.dev === part.dev && one.ino === part.ino));
}

async function isNew(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) throw new Refused('bad-file', `${path} is a directory; name a file in it.`);
  return found === undefined;
}

/**
 * Makes sure that a text can be written to a path, and gives the function that writes it whole. Nothing stays of the
 * attempt, and a file that is there keeps what it holds until then. Refuses with the path.
 */
export async function textWriter(path: string): Promise<(text: string) => Promise<void>> {
  const write = async (text: string, flag: 'a' | 'w'): Promise<void> => {
    try {
      await writeFile(path, text, { flag });
    } catch {
      throw new Refused('bad-file', `${path} cannot be written.`);
    }
  };
  const fresh = await isNew(path);
  await write('', 'a');
  if (fresh) await rm(path, { force: true });
  return (text) => write(text, 'w');
}
