import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryDirectory, temporaryWorld } from '../test/world/fake-world.ts';
import { recordOf } from '../test/world/records.ts';
import { indexed } from '../test/world/sealed.ts';
import { checkBackup } from './editorial/backup-file.ts';
import { nightlyBackup } from './nightly-backup.ts';
import { readGzipLines } from './outside/gzip-lines.ts';
import { openBytes } from './outside/read-bytes.ts';

test('every night leaves one whole file; the oldest go, and nothing else', async (t) => {
  const { world } = temporaryWorld(t);
  const directory = temporaryDirectory(t);
  await indexed(world.store, [recordOf('CB-1')]);
  const backup = nightlyBackup({ directory, kept: 2 }, world.clock);
  writeFileSync(join(directory, 'casebook-2026-01-01.backup.gz.part'), 'half');
  writeFileSync(join(directory, 'notes.txt'), 'mine');
  const told = [];
  for (const day of [1, 2, 3, 3]) told.push(await backup(world.store, `2026-01-0${day}`));
  assert.deepEqual(
    told.map(({ file, sequence, removed }) => [file, sequence, removed]),
    [
      ['casebook-2026-01-01.backup.gz', 1, 0],
      ['casebook-2026-01-02.backup.gz', 1, 0],
      ['casebook-2026-01-03.backup.gz', 1, 1],
      ['casebook-2026-01-03.backup.gz', undefined, 0],
    ],
  );
  assert.deepEqual(readdirSync(directory).sort(), [
    'casebook-2026-01-02.backup.gz',
    'casebook-2026-01-03.backup.gz',
    'notes.txt',
  ]);
  const file = await openBytes(join(directory, 'casebook-2026-01-03.backup.gz'));
  assert.equal((await checkBackup(readGzipLines(file), 'it')).header.sequence, 1);
});

test('a backup that fails removes nothing and leaves no file', async (t) => {
  const { world } = temporaryWorld(t);
  const directory = temporaryDirectory(t);
  const old = join(directory, 'casebook-2026-01-01.backup.gz');
  writeFileSync(old, 'an old one');
  const holdings = { ...world.store.holdings, snapshot: () => Promise.reject(new RangeError('broken off')) };
  const backup = nightlyBackup({ directory, kept: 1 }, world.clock);
  await assert.rejects(backup({ ...world.store, holdings }, '2026-01-02'), /broken off/);
  assert.deepEqual(
    [readdirSync(directory), readFileSync(old, 'utf8')],
    [['casebook-2026-01-01.backup.gz'], 'an old one'],
  );
});
