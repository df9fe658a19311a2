import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryDirectory } from '../../test/world/fake-world.ts';
import { builtOnce } from './built-once.ts';
import { connect } from './sqlite/connection.ts';

test('a query is built once and answers to the values of each call, constants and repeated values included', async (t) => {
  const { raw, db } = connect(
    join(
      temporaryDirectory(t, () => db.destroy()),
      'a.db',
    ),
    false,
  );
  raw.exec('create table origin (collection text, key text, id text)');
  let built = 0;
  const put = builtOnce(db, ['key', 'id'], ({ key, id }: { key: string; id: string }) => {
    built++;
    return db.insertInto('origin').values({ collection: 'fixed', key, id });
  });
  const find = builtOnce(db, ['text'], ({ text }: { text: string }) =>
    db
      .selectFrom('origin')
      .select(['collection', 'key'])
      .where((where) => where.or([where('key', '=', text), where('id', '=', text)])),
  );
  await put({ key: 'a', id: 'b' });
  await put({ key: 'b', id: "c'; drop table origin" });
  assert.equal(built, 1);
  assert.deepEqual(
    (await find({ text: 'b' })).map((row) => `${row.collection} ${row.key}`),
    ['fixed a', 'fixed b'],
  );
  assert.deepEqual(await find({ text: 'nobody' }), []);
});
