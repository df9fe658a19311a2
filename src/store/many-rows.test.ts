import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryDirectory } from '../../test/world/fake-world.ts';
import { putsRows } from './many-rows.ts';
import { connect } from './sqlite/connection.ts';

const NUMBERS = [0, 1, 4, 5, 99, 100, 237];

test('rows of any number are stored, each once and with all its values, in few kinds of statement', async (t) => {
  const path = join(
    temporaryDirectory(t, () => db.destroy()),
    'a.db',
  );
  const { raw, db } = connect(path, false);
  raw.exec('create table origin (collection text, key text, id text, primary key (collection, key))');
  const columns = ['collection', 'key', 'id'] as const;
  const put = putsRows(db, 'origin', {
    columns,
    ending: 'on conflict (collection, key) do update set id = excluded.id',
  });
  for (const count of NUMBERS) {
    const rows = Array.from({ length: count }, (_, n) => ({ collection: `${count}`, key: `${n}`, id: `'; ${n}` }));
    await put(db, rows);
    const kept = await db.selectFrom('origin').selectAll().where('collection', '=', `${count}`).execute();
    const ordered = kept.map((row) => ({ ...row })).sort((a, b) => Number(a.key) - Number(b.key));
    assert.deepEqual(ordered, rows);
  }
  await put(db, [{ collection: '1', key: '0', id: 'later' }]);
  assert.equal(raw.prepare("select id from origin where collection = '1'").get()?.id, 'later');
});
