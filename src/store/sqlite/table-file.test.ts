import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { publicRecordOf } from '../../../test/world/fake-records.ts';
import { temporaryDirectory } from '../../../test/world/fake-world.ts';
import { entityOf, says, sourceOf } from '../../../test/world/records.ts';
import type { FileRow } from '../../core/table-file.ts';
import { fileContent, fileTables } from '../../publish/table/file-content.ts';
import { sqliteTableFiles } from './table-file.ts';

async function* records() {
  const acme = entityOf('E-1', 'Acme Vision');
  const cites = ['S-1'];
  yield publicRecordOf(
    [
      says('operator', 'E-1', { cites }),
      says('developer', 'E-1'),
      says('summary', 'Gesichtserkennung am Hafen: café.', { lang: 'de' }),
    ],
    { sources: [sourceOf('S-1')], entities: [acme] },
  );
  const other = publicRecordOf([says('operator', 'E-1', { cites })], { sources: [sourceOf('S-1')], entities: [acme] });
  yield { ...other, id: 'CB-2' };
}

const ask = (path: string, sql: string): unknown =>
  JSON.parse(
    execFileSync(
      'python3',
      [
        '-c',
        'import json,sqlite3,sys; print(json.dumps(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()))',
        path,
        sql,
      ],
      { encoding: 'utf8' },
    ),
  );

async function written(t: TestContext): Promise<string> {
  const path = join(temporaryDirectory(t), 'casebook.sqlite');
  await sqliteTableFiles.write(path, fileContent(records(), [['from', 'https://casebook.example']]));
  return path;
}

test('another reader finds every table, whole, with keys that lead somewhere', async (t) => {
  const path = await written(t);
  assert.deepEqual(ask(path, 'pragma integrity_check'), [['ok']]);
  assert.deepEqual(ask(path, 'pragma foreign_key_check'), []);
  const tables = ask(
    path,
    "select name from sqlite_schema where type = 'table' and name not like 'search%' and name not like 'sqlite%' order by rowid",
  );
  assert.deepEqual(
    tables,
    fileTables.map(({ name }) => [name]),
  );
  const joined =
    'select r.id, e.name, re.role from records r join record_entity re on re.record = r.id join entities e on e.id = re.entity order by 1, 3';
  assert.deepEqual(ask(path, joined), [
    ['CB-1', 'Acme Vision', 'developer'],
    ['CB-1', 'Acme Vision', 'operator'],
    ['CB-2', 'Acme Vision', 'operator'],
  ]);
  assert.deepEqual(ask(path, 'select count(*) from sources'), [[1]]);
  assert.deepEqual(ask(path, "select count(*) from statements where record = 'CB-1' and asserted_by is not null"), [
    [5],
  ]);
  assert.deepEqual(ask(path, "select name from vocabulary where vocabulary = 'country' and code = 'CN'"), [['China']]);
  assert.deepEqual(ask(path, 'select "is" from readme where about = \'from\''), [['https://casebook.example']]);
});

test('the full text finds words in any case and without their accents', async (t) => {
  const path = await written(t);
  for (const word of ['CAFE', 'gesichtserkennung', 'acme'])
    assert.match(JSON.stringify(ask(path, `select record from search where search match '${word}'`)), /CB-1/, word);
  assert.deepEqual(ask(path, "select record from search where search match 'nowhere'"), []);
});

test('a file is never written over another, and when its rows fail nothing stays', async (t) => {
  const directory = temporaryDirectory(t);
  const [there, fresh] = [join(directory, 'there'), join(directory, 'fresh')];
  writeFileSync(there, 'mine');
  await assert.rejects(sqliteTableFiles.write(there, fileContent(records())), { code: 'EEXIST' });
  async function* failing(): AsyncGenerator<FileRow> {
    yield { table: 'readme', cells: ['a', 'b'] };
    throw new Error('the source failed');
  }
  await assert.rejects(sqliteTableFiles.write(fresh, { tables: fileTables, rows: failing() }), /the source failed/);
  assert.equal(existsSync(fresh), false);
  // A row that names what is not there is refused too.
  async function* dangling(): AsyncGenerator<FileRow> {
    yield { table: 'record_source', cells: ['CB-1', 'S-1'] };
  }
  await assert.rejects(sqliteTableFiles.write(fresh, { tables: fileTables, rows: dangling() }), /FOREIGN KEY/);
});
