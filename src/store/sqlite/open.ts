import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Refused } from '../../core/errors.ts';
import type { Store } from '../../core/ports.ts';
import { migrations } from '../migrations/migrations.ts';
import { makeStore } from '../store.ts';
import { type Connection, connect } from './connection.ts';
import { refusalOf } from './refusal.ts';
import { makeTextWriter } from './text-writer.ts';

const APPLICATION_ID = 0x43_42_30_31;

function versionOf(raw: DatabaseSync): number {
  return Number(raw.prepare('pragma user_version').get()?.user_version ?? 0);
}

function checkOwner(raw: DatabaseSync): void {
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

// The file is left untouched until it is known to be ours: turning it to WAL would change a stranger's database.
function prepare(raw: DatabaseSync): void {
  checkOwner(raw);
  if (versionOf(raw) > migrations.length) throw new Refused('newer-database');
  raw.exec('pragma journal_mode = wal');
  migrate(raw);
}

function openBoth(path: string): { writer: Connection; reader: Connection } {
  const writer = connect(path, false);
  try {
    prepare(writer.raw);
    return { writer, reader: connect(path, true) };
  } catch (error) {
    writer.raw.close();
    throw error;
  }
}

/** Opens (or creates) the embedded database at `path` and brings it to this version's shape. Refuses with one clear sentence. */
export function openSqlite(path: string): Store {
  prepareDirectory(path);
  try {
    const { writer, reader } = openBoth(path);
    const sequence = reader.raw.prepare("select value from meta where key = 'seq'");
    return makeStore({
      reader: reader.db,
      writer: writer.db,
      text: makeTextWriter(writer.raw),
      sequence: () => Number(sequence.get()?.value ?? 0),
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
