import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { temporaryDirectory } from '../../../test/world/fake-world.ts';
import { connect } from './connection.ts';
import { openSqlite } from './open.ts';
import { refusalOf } from './refusal.ts';
import { openSqliteSource } from './source.ts';

const newPath = (t: TestContext): string => join(temporaryDirectory(t), 'casebook.db');
const code = (wanted: string) => (error: unknown) => (error as { problem?: { code: string } }).problem?.code === wanted;

async function madeDatabase(path: string): Promise<void> {
  await openSqlite(path).close();
}

test('a directory is made where there is none, and closing leaves one file', async (t) => {
  const path = join(temporaryDirectory(t), 'new', 'data', 'casebook.db');
  await madeDatabase(path);
  assert.deepEqual([existsSync(path), existsSync(`${path}-wal`)], [true, false]);
});

test('where nothing may be created, a place without a collection is refused and left as it is', async (t) => {
  const path = join(temporaryDirectory(t), 'new', 'casebook.db');
  const open = () => openSqlite(path, { mayCreate: false });
  const none = (error: unknown) => code('not-found')(error) && /no collection in .*new: begin one/.test(String(error));
  assert.throws(open, none);
  assert.equal(existsSync(join(path, '..')), false);
  mkdirSync(join(path, '..'));
  assert.throws(open, none);
  assert.equal(existsSync(path), false);
  writeFileSync(path, '');
  assert.throws(open, none);
  assert.equal(readFileSync(path).length, 0);
  await madeDatabase(path);
  await open().close();
});

test('a file where the data directory should be is called what it is', (t) => {
  const path = newPath(t);
  writeFileSync(path, 'a letter');
  const isSaid = (error: unknown) =>
    code('unwritable-directory')(error) && /casebook\.db is a file; a collection stands in a/.test(String(error));
  assert.throws(() => openSqlite(join(path, 'casebook.db')), isSaid);
  assert.throws(() => openSqlite(join(path, 'casebook.db'), { mayCreate: false }), isSaid);
  assert.throws(() => openSqliteSource(join(path, 'casebook.db')), isSaid);
  assert.equal(readFileSync(path, 'utf8'), 'a letter');
});

test('closing twice does no harm', async (t) => {
  const store = openSqlite(newPath(t));
  await store.close();
  await store.close();
});

test('a database of a newer Casebook is refused and left as it is', async (t) => {
  const path = newPath(t);
  await madeDatabase(path);
  const raw = new DatabaseSync(path);
  raw.exec('pragma user_version = 999');
  raw.close();
  const before = readFileSync(path);
  assert.throws(() => openSqlite(path), code('newer-database'));
  assert.deepEqual(readFileSync(path), before);
});

test("a stranger's database is refused and left as it is, byte for byte", (t) => {
  const path = newPath(t);
  const raw = new DatabaseSync(path);
  raw.exec('create table mine (a)');
  raw.close();
  const before = readFileSync(path);
  assert.throws(() => openSqlite(path), code('damaged-database'));
  assert.deepEqual(readFileSync(path), before);
  assert.equal(existsSync(`${path}-wal`), false);
});

test('a file that is no database is refused and left as it is', (t) => {
  const path = newPath(t);
  writeFileSync(path, 'a letter to my aunt, longer than a header of a hundred bytes. '.repeat(40));
  const before = readFileSync(path);
  assert.throws(() => openSqlite(path), code('damaged-database'));
  assert.deepEqual(readFileSync(path), before);
});

test('a damaged database is refused with a sentence', async (t) => {
  const path = newPath(t);
  await madeDatabase(path);
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0xff, 100, 4096));
  assert.throws(() => openSqlite(path), code('damaged-database'));
});

test('a data directory below a file cannot be written, and the sentence says so', (t) => {
  const directory = temporaryDirectory(t);
  writeFileSync(join(directory, 'file'), '');
  assert.throws(() => openSqlite(join(directory, 'file', 'casebook.db')), code('unwritable-directory'));
  mkdirSync(join(directory, 'casebook.db'));
  assert.throws(() => openSqlite(join(directory, 'casebook.db')), code('unwritable-directory'));
});

// Only Linux has a directory in which nothing can be made and of which nothing is told.
const proc = { skip: process.platform === 'linux' ? false : 'there is no /proc in which nothing can be made' } as const;

test('where no directory can be made, the refusal comes at once', proc, () => {
  assert.throws(() => openSqlite('/proc/casebook/data/casebook.db'), code('unwritable-directory'));
});

// Root may write everywhere, so as root the check is made in the place of nobody.
const NOBODY = 65_534;

test('a directory without the right to write is refused', (t) => {
  const directory = temporaryDirectory(t);
  chmodSync(directory, 0o500);
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  try {
    assert.throws(() => openSqlite(join(directory, 'casebook.db')), code('unwritable-directory'));
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
});

test('a full disk is said in words, nothing of the step is kept, and the next one works', async (t) => {
  const { raw, db } = connect(newPath(t), false);
  t.after(() => raw.close());
  raw.exec('create table draft (id text primary key, document text not null, time text not null)');
  raw.exec('pragma max_page_count = 20');
  const fill = db.transaction().execute(async (tx) => {
    for (let n = 0; n < 100; n += 1) {
      await tx
        .insertInto('draft')
        .values({ id: `CB-${n}`, document: 'x'.repeat(4000), time: '' })
        .execute();
    }
  });
  const error = await fill.catch(refusalOf);
  assert.ok(code('disk-full')(error), String(error));
  assert.equal(raw.prepare('select count(*) as n from draft').get()?.n, 0);
  await db
    .transaction()
    .execute((tx) => tx.insertInto('draft').values({ id: 'CB-1', document: '', time: '' }).execute());
});

test('an error that is not known passes unchanged', () => {
  const error = new TypeError('ours');
  assert.equal(refusalOf(error), error);
});
