import { closeSync, openSync, readSync } from 'node:fs';

/** Reads a file into the machine's file cache, a part at a time. */
export type FileWarmer = {
  /** Reads the part that begins at a byte: where the next one begins, or undefined when there is none. */
  readonly warm: (from: number) => number | undefined;
  readonly close: () => void;
};

const PART = 4_194_304;

/**
 * Makes a way to read the file at `path` from its begin to its end, though no more of it than `most` bytes: what does not
 * fit would only push out what was read before. In this order a disk gives hundreds of times as much as page by page.
 */
export function fileWarmer(path: string, most: number): FileWarmer {
  let open: { readonly file: number; readonly bytes: Buffer } | undefined;
  const close = (): void => {
    if (open) closeSync(open.file);
    open = undefined;
  };
  return {
    warm: (from) => {
      open ??= { file: openSync(path, 'r'), bytes: Buffer.allocUnsafe(PART) };
      const read = readSync(open.file, open.bytes, 0, Math.max(0, Math.min(PART, most - from)), from);
      if (read === PART) return from + read;
      close();
      return undefined;
    },
    close,
  };
}
