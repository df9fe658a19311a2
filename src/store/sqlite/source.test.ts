import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { temporaryDirectory, temporaryWorld } from '../../../test/world/fake-world.ts';
import { writeFirstHouse } from '../../../test/world/first-house.ts';
import { gathered } from '../../../test/world/gathered.ts';
import { refusal } from '../../../test/world/taken.ts';
import { vary } from '../../../test/world/varied-world.ts';
import { openSqliteSource } from './source.ts';

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

test('a file of the first version is read as it is, and not brought up to date', async (t) => {
  const { world, path } = temporaryWorld(t);
  await vary(world);
  const old = join(temporaryDirectory(t), 'casebook.db');
  writeFirstHouse(path, old);
  const before = hashOf(old);
  const source = openSqliteSource(old);
  assert.equal(await source.filling(), undefined);
  await source.snapshot(async (snapshot) => {
    assert.equal(await snapshot.reads.sequence(), await world.store.sequence());
    const rows = await world.store.holdings.snapshot((now) => gathered(now.rows('revision')));
    assert.deepEqual(await gathered(snapshot.rows('revision')), rows);
    assert.deepEqual([await gathered(snapshot.rows('item')), (await snapshot.counts()).item], [[], 0]);
  });
  assert.equal(hashOf(old), before);
});

test('nothing, a stranger and a newer database are refused and left alone', (t) => {
  const directory = temporaryDirectory(t);
  const path = (name: string): string => join(directory, name);
  const made = (name: string, sql: string): string => {
    const raw = new DatabaseSync(path(name));
    raw.exec(sql);
    raw.close();
    return path(name);
  };
  writeFileSync(path('text'), 'Dear diary, this is no database but a text of some length.');
  const cases = [
    [path('none'), 'not-found'],
    [path('text'), 'damaged-database'],
    [made('empty', 'vacuum'), 'not-found'],
    [made('stranger', 'create table a (b)'), 'damaged-database'],
    [made('newer', 'pragma user_version = 999; pragma application_id = 0x43423031'), 'newer-database'],
  ] as const;
  for (const [file, code] of cases) {
    const before = existsSync(file) && hashOf(file);
    assert.throws(() => openSqliteSource(file), refusal(code), file);
    assert.equal(existsSync(file) && hashOf(file), before, file);
  }
});
