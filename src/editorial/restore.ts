import type { World } from '../core/ports.ts';
import { backupRows, checkBackup, rowsIn } from './backup-file.ts';
import { bringOver } from './bring-over.ts';
import { beginFilling, checkFilled, endFilling, type FillingPlan } from './fill.ts';
import type { Verification } from './verify.ts';

/** A backup to read from, as often as wanted. */
export type BackupFile = { readonly name: string; readonly lines: () => AsyncIterable<string> };

/**
 * Fills an empty database from a backup: reads all of it once before anything is opened or written, writes it, rebuilds,
 * and checks. `open` gives the database. Broken off, it goes on when it is run again.
 */
export async function restore(
  file: BackupFile,
  open: () => Promise<World>,
  plan: Omit<FillingPlan, 'from'>,
): Promise<Verification & { readonly written: number; readonly made: string }> {
  const { header, sha256, digests } = await checkBackup(file.lines(), file.name);
  const world = await open();
  const from = `the backup ${file.name}`;
  const mark = await beginFilling(world, { of: `restore ${sha256}`, from });
  const total = rowsIn(header.tables);
  const { holdings } = world.store;
  const tell = (rows: number): void => plan.progress?.(rows, total);
  const written = await bringOver(backupRows(file.lines()), { holdings, by: mark.by, tell });
  const verification = await checkFilled(world, mark, { ...plan, from, digests, sequence: header.sequence });
  await endFilling(world, mark, 'restore');
  return { ...verification, written, made: header.made };
}
