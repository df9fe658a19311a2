import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postgres } from '../../../test/world/engines.ts';
import { entryWith, indexed } from '../../../test/world/indexed.ts';
import { onPostgres } from '../../../test/world/postgres-database.ts';

test('warming reads the text of every record once, a hundred at a time', { skip: postgres.skip }, async (t) => {
  const entries = Array.from({ length: 230 }, (_, n) => entryWith(2 * n + 1, { title: `camera ${n}` }));
  const { reader, path } = await indexed(t, entries, postgres);
  const places: number[] = [];
  for (let from: number | undefined = 0; from !== undefined; from = reader.warm(from)) places.push(from);
  const [last] = await onPostgres(path, 'select max(docid) as docid from text_index');
  assert.deepEqual(places, [0, 200, 400, Number(last?.['docid']) + 1]);
});

test('texts lie outside the rows, and what is known of pairs in one piece beside them', {
  skip: postgres.skip,
}, async (t) => {
  const { path } = await indexed(t, [entryWith(1, { title: 'camera' })], postgres);
  const columns = await onPostgres(
    path,
    `select attname, attstorage from pg_attribute
      where attrelid in ('text_index'::regclass, 'text_pairs'::regclass) and attname in ('pairs', 'texts') order by attname`,
  );
  assert.deepEqual(columns, [
    { attname: 'pairs', attstorage: 'p' },
    { attname: 'texts', attstorage: 'e' },
  ]);
});
