import { access, constants, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused } from '../core/errors.ts';

/** Whether there is something at a path. */
export async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** Refuses a directory that is not there or cannot be written; `name` is the setting that names it. */
export async function refuseUnwritable(name: string, directory: string): Promise<void> {
  const isDirectory = (await stat(directory).catch(() => undefined))?.isDirectory() === true;
  const mayWrite = await access(directory, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (isDirectory && mayWrite) return;
  throw new Refused('unwritable-directory', `${name}=${directory} is not a directory that can be written.`);
}

/** Removes all but the last files of a directory by name, among those whose names fit; tells which. Others stay. */
export async function keepLast(directory: string, names: RegExp, count: number): Promise<readonly string[]> {
  const found = (await readdir(directory)).filter((name) => names.test(name)).sort();
  const old = found.slice(0, Math.max(0, found.length - count));
  for (const name of old) await rm(join(directory, name), { force: true });
  return old;
}
