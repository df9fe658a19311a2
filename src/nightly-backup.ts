import { join } from 'node:path';
import type { Clock, Store } from './core/ports.ts';
import { backUp } from './editorial/backup-file.ts';
import type { Backup } from './jobs/kinds.ts';
import { writeGzipLines } from './outside/gzip-lines.ts';
import { isThere, keepLast } from './outside/kept-files.ts';

/** Where backups of the nights go, and how many of them stay. */
export type BackupPlace = { readonly directory: string; readonly kept: number };

const NAMES = /^casebook-\d{4}-\d{2}-\d{2}\.backup\.gz$/;

/**
 * Backups into a directory, one file a night. A file has its name only when it is whole, so a second run finds it and leaves
 * it; older files go only once the new one is there, and files of other names are never touched.
 */
export function nightlyBackup({ directory, kept }: BackupPlace, clock: Clock): Backup {
  return async (store: Store, night: string) => {
    const file = `casebook-${night}.backup.gz`;
    const path = join(directory, file);
    const write = (lines: AsyncIterable<string>): Promise<void> => writeGzipLines(path, lines);
    const made = (await isThere(path)) ? {} : await backUp(store, { made: clock.now(), write });
    return { file, ...made, removed: (await keepLast(directory, NAMES, kept)).length };
  };
}
