import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Refused } from '../../core/errors.ts';
import { derivedVersion } from '../../core/index-entry.ts';
import type { Store } from '../../core/ports.ts';
import { shapeOf } from '../database-shape.ts';
import { makeStore } from '../store.ts';
import { askedOnceATurn } from './asked-once-a-turn.ts';
import { type Connection, connect } from './connection.ts';
import { erasingIn } from './erasing.ts';
import { migrations } from './migrations/migrations.ts';
import { atOneMoment, textDocids } from './moment.ts';
import { refusalOf } from './refusal.ts';
import { makeTextWriter } from './text-writer.ts';

const APPLICATION_ID = 0x43_42_30_31;

/** How many of the migrations a file has seen; 0 for an empty one. */
export function versionOf(raw: DatabaseSync): number {
  return Number(raw.prepare('pragma user_version').get()?.user_version ?? 0);
}

/** Refuses a file that another program made. */
export function checkOwner(raw: DatabaseSync): void {
  const owner = Number(raw.prepare('pragma application_id').get()?.application_id ?? 0);
  const empty = raw.prepare('select count(*) as n from sqlite_schema').get()?.n === 0;
  if (owner !== APPLICATION_ID && !empty) {
    throw new Refused('damaged-database', 'The file in the data directory is not a Casebook database.');
  }
}

function migrate(raw: DatabaseSync): void {
  if (versionOf(raw) === migrations.length) return;
  raw.exec('begin immediate');
  try {
    for (let step = versionOf(raw); step < migrations.length; step += 1) raw.exec(migrations[step] ?? '');
    raw.exec(`pragma user_version = ${migrations.length}; pragma application_id = ${APPLICATION_ID}`);
    raw.exec('commit');
  } catch (error) {
    raw.exec('rollback');
    throw error;
  }
}

// Step by step, because Node's own recursive mkdir never ends where no directory can be made, below /proc for instance.
function makeDirectory(directory: string): void {
  if (existsSync(directory)) return;
  makeDirectory(dirname(directory));
  try {
    mkdirSync(directory);
  } catch (error) {
    if (!existsSync(directory)) throw error;
  }
}

// What cannot be looked at is for whoever opens it to refuse.
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Refuses the path of a database in what is no directory but a file. */
export function checkDirectory(path: string): void {
  const directory = dirname(path);
  if (!isFile(directory)) return;
  throw new Refused(
    'unwritable-directory',
    `${directory} is a file; a collection stands in a directory. Choose another with CASEBOOK_DATA=...`,
  );
}

function prepareDirectory(path: string): void {
  try {
    makeDirectory(dirname(path));
    accessSync(dirname(path), constants.W_OK);
  } catch {
    throw new Refused(
      'unwritable-directory',
      `The data directory ${dirname(path)} cannot be written. Choose another with CASEBOOK_DATA=...`,
    );
  }
}

/** What is said where there is no database. */
export function noCollection(path: string): Refused {
  const begin =
    'begin one there with "casebook start" or "casebook import", or name another place with CASEBOOK_DATA=...';
  return new Refused('not-found', `There is no collection in ${dirname(path)}: ${begin}`);
}

function prepare(raw: DatabaseSync): void {
  if (versionOf(raw) > migrations.length) throw new Refused('newer-database');
  raw.exec('pragma journal_mode = wal');
  migrate(raw);
  // What is derived from now on is this version's; what is there already may be an earlier one's.
  raw
    .prepare(`insert or replace into meta select 'derived', ? where not exists (select 1 from revision)`)
    .run(derivedVersion);
}

// The file is left untouched until it is known to be ours: turning it to WAL would change a stranger's database.
function openBoth(path: string, mayCreate: boolean): { writer: Connection; reader: Connection } {
  const writer = connect(path, false);
  try {
    checkOwner(writer.raw);
    if (!mayCreate && versionOf(writer.raw) === 0) throw noCollection(path);
    prepare(writer.raw);
    return { writer, reader: connect(path, true) };
  } catch (error) {
    writer.raw.close();
    throw error;
  }
}

/**
 * Opens the embedded database at `path`, creates it where there is none (unless told not to: then that is refused, and
 * nothing is made), and brings it to this version's shape. Refuses with one clear sentence.
 */
export function openSqlite(path: string, { mayCreate = true }: { readonly mayCreate?: boolean } = {}): Store {
  checkDirectory(path);
  if (!mayCreate && !existsSync(path)) throw noCollection(path);
  prepareDirectory(path);
  try {
    const { writer, reader } = openBoth(path, mayCreate);
    const text = makeTextWriter(writer.raw);
    const row = reader.raw.prepare("select value from meta where key = 'seq'");
    const sequence = askedOnceATurn(() => Number(row.get()?.value ?? 0));
    return makeStore({
      reader: reader.db,
      writer: writer.db,
      text: () => text,
      sequence: sequence.ask,
      wrote: sequence.forget,
      shape: async () => shapeOf(versionOf(reader.raw), migrations.length),
      figures: async () => ({}),
      atOneMoment: (work) => atOneMoment(path, work),
      textDocids,
      ...erasingIn(writer.raw),
      explain: refusalOf,
      // The writer goes last: closing it folds the write-ahead log into the file.
      close: async () => {
        for (const { raw } of [reader, writer]) if (raw.isOpen) raw.close();
      },
    });
  } catch (error) {
    throw refusalOf(error);
  }
}
