import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, type FileHandle, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refused } from '../core/errors.ts';
import {
  FACTS_FILE,
  type FilePart,
  MANIFEST_FILE,
  manifestOf,
  newestFirst,
  RELEASE_FILE,
  RELEASE_NAME,
  type Release,
  type ReleaseFile,
  type ReleaseFolder,
  type Releases,
  readFacts,
  readManifest,
} from '../core/release.ts';
import { isThere } from './kept-files.ts';

const PIECE = 256 * 1024;
const HIDDEN = '.making-';
const OLD = 24 * 3_600_000;
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code);

async function synced(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(path, { highWaterMark: PIECE })) yield piece as Uint8Array;
}

async function hashed(bytes: AsyncIterable<Uint8Array>, put?: FileHandle) {
  const hash = createHash('sha256');
  let count = 0;
  for await (const piece of bytes) {
    hash.update(piece);
    count += piece.byteLength;
    await put?.appendFile(piece);
  }
  return { bytes: count, sha256: hash.digest('hex') };
}

function folderIn(directory: string, name: string, files: ReleaseFile[]): ReleaseFolder {
  const pathOf = (file: string): string => {
    if (!RELEASE_FILE.test(file)) throw new TypeError(`a release has no file ${file}`);
    return join(directory, file);
  };
  const noted = (file: ReleaseFile): ReleaseFile => {
    files.push(file);
    return file;
  };
  return {
    name,
    pathOf,
    write: async (file, bytes) => {
      const path = pathOf(file);
      await mkdir(dirname(path), { recursive: true });
      const handle = await open(path, 'wx', 0o644);
      try {
        const made = await hashed(bytes, handle);
        await handle.sync();
        return noted({ name: file, ...made });
      } finally {
        await handle.close();
      }
    },
    add: async (file) => {
      await synced(pathOf(file));
      return noted({ name: file, ...(await hashed(piecesOf(pathOf(file)))) });
    },
  };
}

const byName = ({ name: one }: ReleaseFile, { name: other }: ReleaseFile): number => (one < other ? -1 : 1);

async function releaseAt(directory: string, name: string): Promise<Release | undefined> {
  const text = (file: string): Promise<string> => readFile(join(directory, name, file), 'utf8').catch(() => '');
  const [facts, list] = await Promise.all([text(FACTS_FILE), text(MANIFEST_FILE)]);
  const [known, hashes] = [readFacts(facts), readManifest(list)];
  if (known?.name !== name || hashes === undefined) return undefined;
  const own = { name: MANIFEST_FILE, sha256: createHash('sha256').update(list).digest('hex') };
  const all = [...[...hashes].map(([file, sha256]) => ({ name: file, sha256 })), own];
  const sizes = await Promise.all(all.map((file) => stat(join(directory, name, file.name)).catch(() => undefined)));
  const files = all.flatMap((file, at) => {
    const size = sizes[at]?.size;
    return size === undefined ? [] : [{ ...file, bytes: size }];
  });
  // One that lacks a file is not whole, and is not offered.
  return files.length === all.length ? { ...known, files: files.sort(byName) } : undefined;
}

async function namesIn(directory: string): Promise<readonly string[]> {
  const found = await readdir(directory).catch(() => []);
  return found.filter((name) => RELEASE_NAME.test(name)).sort(newestFirst);
}

async function freeName(directory: string, day: string): Promise<string> {
  for (let n = 1; n < 10_000; n += 1) {
    const name = n === 1 ? day : `${day}.${n}`;
    if (!(await isThere(join(directory, name)))) return name;
  }
  throw new Refused('bad-file', `${directory} holds ten thousand releases of ${day}.`);
}

// Of one that was broken off by a loss of power; who writes one now has touched it today.
async function clearAway(directory: string, now: number): Promise<void> {
  const left = (await readdir(directory)).filter((name) => name.startsWith(HIDDEN));
  for (const name of left) {
    const path = join(directory, name);
    const found = await stat(path).catch(() => undefined);
    if (found && now - found.mtimeMs > OLD) await rm(path, { recursive: true, force: true });
  }
}

function refusalOf(error: unknown, directory: string): unknown {
  if (error instanceof Refused) return error;
  const code = codeOf(error);
  if (FULL.has(code)) return new Refused('disk-full');
  if (code === 'ENOTEMPTY' || code === 'EEXIST')
    return new Refused('bad-file', `Another release was made in ${directory} meanwhile; run this again.`);
  const isFile = error instanceof Error && 'syscall' in error;
  return isFile ? new Refused('bad-file', `${directory} cannot be written.`) : error;
}

/**
 * The releases in a directory, which is made with the first of them. A release is written into a hidden folder beside its
 * place, brought to disk, and only then gets its name; when anything fails, nothing stays.
 */
export function releasesIn(directory: string): Releases {
  // A release never changes, so what was read of it once holds.
  const known = new Map<string, Release>();
  async function list(): Promise<readonly Release[]> {
    const names = await namesIn(directory);
    for (const name of known.keys()) if (!names.includes(name)) known.delete(name);
    for (const name of names) {
      const found = known.get(name) ?? (await releaseAt(directory, name));
      if (found) known.set(name, found);
    }
    return names.flatMap((name) => known.get(name) ?? []);
  }

  async function make(day: string, work: (folder: ReleaseFolder) => Promise<void>): Promise<Release> {
    let hidden: string | undefined;
    try {
      await mkdir(directory, { recursive: true });
      await clearAway(directory, Date.now());
      const name = await freeName(directory, day);
      hidden = await mkdtemp(join(directory, HIDDEN));
      const files: ReleaseFile[] = [];
      const folder = folderIn(hidden, name, files);
      await work(folder);
      const manifest = new TextEncoder().encode(manifestOf([...files].sort(byName)));
      await folder.write(
        MANIFEST_FILE,
        (async function* () {
          yield manifest;
        })(),
      );
      const inner = new Set(files.map((file) => dirname(join(hidden ?? '', file.name))));
      for (const one of inner) await synced(one);
      await chmod(hidden, 0o755);
      await rename(hidden, join(directory, name));
      hidden = undefined;
      await synced(directory);
      const made = await releaseAt(directory, name);
      if (!made) throw new TypeError(`the release ${name} is not whole`);
      return made;
    } catch (error) {
      if (hidden) await rm(hidden, { recursive: true, force: true });
      throw refusalOf(error, directory);
    }
  }

  async function* read(release: string, file: string, { from, to }: FilePart): AsyncGenerator<Uint8Array> {
    if (!RELEASE_NAME.test(release) || !RELEASE_FILE.test(file)) throw new Refused('not-found');
    if (from >= to) return;
    const bytes = createReadStream(join(directory, release, file), { start: from, end: to - 1, highWaterMark: PIECE });
    for await (const piece of bytes) yield piece as Uint8Array;
  }

  return { list, read, make };
}
