import { constants } from 'node:fs';
import { type FileHandle, link, open, rename, rm, stat, unlink } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { ByteFile } from '../core/byte-file.ts';
import { Refused } from '../core/errors.ts';
import { isThere } from './kept-files.ts';

const PIECE = 64 * 1024;
const LONGEST_LINE = 256 * 1024 * 1024;
const OWNER_ONLY = 0o600;

async function* pieces(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code);

function refusalOf(error: unknown, path: string): unknown {
  if (error instanceof Refused) return error;
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return new Refused('disk-full');
  if (code === 'EEXIST') return new Refused('bad-file', `${path} is there already; choose another name.`);
  const isFile = error instanceof Error && 'syscall' in error;
  return isFile ? new Refused('bad-file', `${path} cannot be written.`) : error;
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, constants.O_RDONLY);
  await directory.sync().finally(() => directory.close());
}

// A link never takes the place of another file, as a rename would; some file systems have no links.
async function putInPlace(part: string, path: string): Promise<void> {
  try {
    await link(part, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    await rename(part, path);
    return;
  }
  await unlink(part);
}

// A stream over the file would keep it from being closed before the stream has closed it itself.
function into(file: FileHandle) {
  return async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of chunks) await file.appendFile(chunk);
  };
}

async function isStill(part: string, file: FileHandle): Promise<boolean> {
  const [there, ours] = await Promise.all([
    stat(part, { bigint: true }).catch(() => undefined),
    file.stat({ bigint: true }),
  ]);
  return there?.ino === ours.ino && there.dev === ours.dev;
}

/**
 * Writes lines of text into a new gzip file that only its owner may read. Until it is whole and on disk it is called
 * `path` with `.part` behind; when anything fails, nothing stays. Refuses a path where something is already.
 */
export async function writeGzipLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  const part = `${path}.part`;
  let file: FileHandle | undefined;
  try {
    if (await isThere(path)) throw new Refused('bad-file', `${path} is there already; choose another name.`);
    await rm(part, { force: true });
    file = await open(part, 'wx', OWNER_ONLY);
    await pipeline(Readable.from(pieces(lines)), createGzip({ level: 4 }), into(file));
    await file.sync();
    if (!(await isStill(part, file))) throw new Refused('bad-file', `Another backup into ${path} began meanwhile.`);
    await putInPlace(part, path);
    await syncDirectory(dirname(path));
  } catch (error) {
    if (file && (await isStill(part, file))) await rm(part, { force: true });
    throw refusalOf(error, path);
  } finally {
    await file?.close().catch(() => undefined);
  }
}

function unreadable(error: unknown, name: string): unknown {
  const code = codeOf(error);
  if (code === 'Z_BUF_ERROR') return new Refused('bad-file', `${name} is cut off: its end is missing.`);
  if (code.startsWith('Z_')) return new Refused('bad-file', `${name} is damaged, or no gzip file at all.`);
  if (error instanceof TypeError) return new Refused('bad-file', `${name} does not hold lines of UTF-8 text.`);
  return error;
}

/** The lines of a gzip file, one after another. Refuses one that is damaged or cut off, when it comes to that place. */
export async function* readGzipLines(file: ByteFile): AsyncGenerator<string> {
  const gunzip = createGunzip({ chunkSize: 4 * PIECE });
  const name = basename(file.name);
  // The error reaches us through the stream that we read.
  const flow = pipeline(Readable.from(file.bytes()), gunzip).catch(() => undefined);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  try {
    for await (const bytes of gunzip as AsyncIterable<Buffer>) {
      const text = rest + decoder.decode(bytes, { stream: true });
      const found = text.split('\n');
      rest = found.pop() ?? '';
      if (rest.length > LONGEST_LINE) throw new Refused('bad-file', `${name} holds a line that is too long.`);
      yield* found;
    }
    rest += decoder.decode();
    if (rest !== '') yield rest;
  } catch (error) {
    throw unreadable(error, name);
  } finally {
    gunzip.destroy();
    await flow;
  }
}
