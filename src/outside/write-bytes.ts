import { once } from 'node:events';
import { open, rename, rm, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { Refused } from '../core/errors.ts';

function refusalOf(error: unknown, path: string): unknown {
  const code = String((error as { code?: unknown } | undefined)?.code);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return new Refused('disk-full');
  const isFile = error instanceof Error && 'syscall' in error && 'path' in error;
  return isFile ? new Refused('bad-file', `${path} cannot be written.`) : error;
}

async function intoFile(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new Refused('bad-file', `${path} is a directory; name a file in it.`);
  // What is no plain file, such as /dev/null or a pipe, is written to and not replaced.
  const part = there === undefined || there.isFile() ? `${path}.part` : path;
  try {
    const file = await open(part, 'w');
    try {
      for await (const piece of bytes) await file.writeFile(piece);
      if (part !== path) await file.sync();
    } finally {
      await file.close();
    }
    if (part !== path) await rename(part, path);
  } catch (error) {
    if (part !== path) await rm(part, { force: true });
    throw refusalOf(error, path);
  }
}

/**
 * Makes the function that writes bytes as they come: into the file of a path, which holds what it held before until all is
 * there, or without a path to `out`, no faster than that takes them.
 */
export function bytesWriter(
  out: Writable,
): (path: string | undefined, bytes: AsyncIterable<Uint8Array>) => Promise<void> {
  return async (path, bytes) => {
    if (path !== undefined) return intoFile(path, bytes);
    for await (const piece of bytes) if (!out.write(piece)) await once(out, 'drain');
  };
}
