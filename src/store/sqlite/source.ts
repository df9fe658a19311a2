import { existsSync } from 'node:fs';
import { Refused } from '../../core/errors.ts';
import type { Source } from '../../core/holdings.ts';
import { markIn } from '../holdings.ts';
import { makeSnapshot } from '../snapshot.ts';
import { connect } from './connection.ts';
import { migrations } from './migrations/migrations.ts';
import { atOneMoment, tableNames, textDocids } from './moment.ts';
import { checkDirectory, checkOwner, noCollection, versionOf } from './open.ts';
import { refusalOf } from './refusal.ts';

function check(path: string): void {
  const { raw } = connect(path, true);
  try {
    checkOwner(raw);
    const version = versionOf(raw);
    if (version === 0) throw noCollection(path);
    if (version > migrations.length) throw new Refused('newer-database');
  } finally {
    raw.close();
  }
}

/**
 * Opens the database file at `path` for copying: nothing in it is changed, and one that an earlier version wrote is not
 * brought up to date. Refuses with one clear sentence.
 */
export function openSqliteSource(path: string): Source {
  checkDirectory(path);
  if (!existsSync(path)) throw noCollection(path);
  try {
    check(path);
  } catch (error) {
    throw refusalOf(error);
  }
  return {
    filling: () => atOneMoment(path, markIn),
    snapshot: (work) => atOneMoment(path, async (db) => work(makeSnapshot(db, textDocids, await tableNames(db)))),
  };
}
