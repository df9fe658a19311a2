import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ByteFile } from '../core/byte-file.ts';
import { Refused } from '../core/errors.ts';

type Look = { readonly size: number; readonly mtimeMs: number };

async function look(path: string): Promise<Look> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new Refused('bad-file', `There is no file ${path} that can be read.`);
  if (!found.isFile()) throw new Refused('bad-file', `${path} is not a file.`);
  return found;
}

/**
 * Opens a file for reading in pieces, as often as wanted. Each pass is compared with the first by size, time of change
 * and SHA-256; a pass over a file that has changed ends in a refusal. Refuses a path that is no file.
 */
export async function openBytes(path: string): Promise<ByteFile> {
  const name = basename(path);
  const first = await look(path);
  let digest: string | undefined;

  const changed = (): never => {
    throw new Refused('bad-file', `${name} changed while it was being read. Run the import again.`);
  };
  const check = async (): Promise<void> => {
    const now = await look(path);
    if (now.size !== first.size || now.mtimeMs !== first.mtimeMs) changed();
  };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    await check();
    const hash = createHash('sha256');
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(piece);
      yield piece;
    }
    await check();
    const now = hash.digest('hex');
    digest ??= now;
    if (digest !== now) changed();
  }
  return { name, size: first.size, bytes };
}

/** Opens every file that stands directly in a directory, by name. Refuses when there is no such directory. */
export async function openDirectory(path: string): Promise<readonly ByteFile[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => {
    throw new Refused('bad-file', `${path} is not a directory that can be read.`);
  });
  const names = entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => openBytes(join(path, name))));
}
