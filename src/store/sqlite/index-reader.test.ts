import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { indexed } from '../../../test/world/indexed.ts';
import { manyRecords } from '../../../test/world/many-records.ts';

test('warming reads the file of the database once', async (t) => {
  const { reader, path } = await indexed(t, manyRecords(1_000));
  const db = new DatabaseSync(path);
  db.exec('pragma wal_checkpoint(truncate)');
  db.close();
  const places: number[] = [];
  for (let from: number | undefined = 0; from !== undefined; from = reader.warm(from)) places.push(from);
  assert.equal(places.length, Math.floor(statSync(path).size / 4_194_304) + 1);
  assert.ok(places.length > 1, 'the file is too small to tell');
});
