import { z } from 'zod';

const facts = z.strictObject({
  format: z.literal('casebook.release/1'),
  name: z.string(),
  made: z.iso.datetime(),
  sequence: z.int().nonnegative(),
  records: z.int().nonnegative(),
  previous: z.string().optional(),
});

/**
 * What a release says about itself: its name (the day, and from the second of a day on its number), when it was made
 * (ISO 8601), the public sequence that it holds, how many records those are, and the release before it.
 */
export type ReleaseFacts = Readonly<z.output<typeof facts>>;

/** A file of a release, by its path inside; `sha256` is hexadecimal. */
export type ReleaseFile = { readonly name: string; readonly bytes: number; readonly sha256: string };

/** A release that is whole, with its files in the order of their names. */
export type Release = ReleaseFacts & { readonly files: readonly ReleaseFile[] };

/** The folder of a release while it is written; nobody else sees it. */
export type ReleaseFolder = {
  readonly name: string;
  /** Where a file of that name is to be written by somebody else. */
  readonly pathOf: (name: string) => string;
  readonly write: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<ReleaseFile>;
  /** Takes in a file that was written at `pathOf`. */
  readonly add: (name: string) => Promise<ReleaseFile>;
};

/** A part of a file, from one byte up to and without another. */
export type FilePart = { readonly from: number; readonly to: number };

/** The folders in which releases stand. What is there never changes. */
export type Releases = {
  /** All that are whole, the newest first. */
  readonly list: () => Promise<readonly Release[]>;
  readonly read: (release: string, file: string, part: FilePart) => AsyncIterable<Uint8Array>;
  /** Writes a release of a day. When the work fails, nothing of it stays. */
  readonly make: (day: string, work: (folder: ReleaseFolder) => Promise<void>) => Promise<Release>;
};

/** The name of the file with the facts. */
export const FACTS_FILE = 'release.json';
/** The name of the file with the hashes of all others. */
export const MANIFEST_FILE = 'MANIFEST.sha256';
/** What a release may be called: a day, and a number from the second one of that day on. */
export const RELEASE_NAME = /^\d{4}-\d{2}-\d{2}(?:\.(?:[2-9]|[1-9]\d{1,3}))?$/;
/** What a file in it may be called. */
export const RELEASE_FILE = /^(?:vocabularies\/)?[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Reads what a release says about itself; undefined when it is no such text. */
export function readFacts(text: string): ReleaseFacts | undefined {
  try {
    return facts.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The hashes of files as `sha256sum -c` reads them. */
export function manifestOf(files: readonly Omit<ReleaseFile, 'bytes'>[]): string {
  return files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
}

/** The files of a manifest with their hashes; undefined when a line of it is not one. */
export function readManifest(text: string): ReadonlyMap<string, string> | undefined {
  const lines = text
    .split('\n')
    .slice(0, -1)
    .map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line));
  const pairs = lines.flatMap((line) => (line ? [[line[2] ?? '', line[1] ?? ''] as const] : []));
  const isWhole = pairs.length === lines.length && pairs.every(([name]) => RELEASE_FILE.test(name));
  return isWhole ? new Map(pairs) : undefined;
}

/** Orders names of releases, the newest first. */
export function newestFirst(one: string, other: string): number {
  const [[day = '', n = '1'], [otherDay = '', m = '1']] = [one.split('.'), other.split('.')];
  return day === otherDay ? Number(m) - Number(n) : day < otherDay ? 1 : -1;
}
