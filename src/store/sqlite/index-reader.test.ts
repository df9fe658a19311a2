import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { indexed } from '../../../test/world/indexed.ts';
import { manyRecords } from '../../../test/world/many-records.ts';

test('warming reads every block of the full text once', async (t) => {
  const { reader, path, withdraw } = await indexed(t, manyRecords(1_000));
  await withdraw('CB-3');
  const db = new DatabaseSync(path, { readOnly: true });
  const all = db.prepare('select id, length(block) as bytes from text_index_data where id < 1 << 53 order by id').all();
  db.close();
  assert.ok(all.length > 600 && all.every(({ bytes }) => Number(bytes) < 4_061), 'each stands whole in a page');
  const places: number[] = [];
  for (let from: number | undefined = 0; from !== undefined; from = reader.warm(from)) places.push(from);
  const ids = all.map(({ id }) => Number(id));
  const steps = places.map((from, at) => ids.filter((id) => id >= from && id < (places[at + 1] ?? from)).length);
  assert.ok(steps.length > 2 && steps.every((blocks) => blocks <= 500), `${steps} blocks`);
  assert.equal(
    steps.reduce((sum, blocks) => sum + blocks, 0),
    ids.length,
  );
});
