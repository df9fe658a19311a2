import { Refused } from '../../core/errors.ts';

const byCode: Readonly<Record<number, () => Refused>> = {
  5: () => new Refused('busy', 'Another program is writing to the database just now. Please try again in a moment.'),
  8: () =>
    new Refused('unwritable-directory', 'The database file cannot be written. Check who owns the data directory.'),
  11: () => new Refused('damaged-database', 'The database file is damaged. Restore it from a backup.'),
  13: () => new Refused('disk-full'),
  14: () =>
    new Refused('unwritable-directory', 'The database file cannot be opened. Check who owns the data directory.'),
  26: () => new Refused('damaged-database', 'The file in the data directory is not a Casebook database.'),
};

/** Turns an error of the SQLite driver into a sentence from the catalogue where there is one; other errors pass unchanged. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof Refused || !(error instanceof Error) || !('errcode' in error)) return error;
  const primary = Number(error.errcode) & 0xff;
  return byCode[primary]?.() ?? error;
}
