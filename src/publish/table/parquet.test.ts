import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { everyOf } from '../../../test/world/byte-files.ts';
import { idsUpTo, madeUpStore, publicRecordOf } from '../../../test/world/fake-records.ts';
import { says } from '../../../test/world/records.ts';
import { recordTable } from '../formats.ts';
import { publicRecords } from '../public-record.ts';
import { recordColumns, recordRow } from './columns.ts';
import { parquetOf } from './parquet.ts';

async function fileOf(records: Parameters<ReturnType<typeof parquetOf>>[0]): Promise<ArrayBuffer> {
  const pieces = await everyOf(parquetOf(recordTable)(records));
  return new Uint8Array(Buffer.concat(pieces)).buffer;
}

test('another reader finds the same cells, with nulls, numbers and every script, in several groups of rows', async () => {
  const file = await fileOf(publicRecords(madeUpStore(), idsUpTo(4_500)));
  assert.deepEqual(
    parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows)),
    [2_000, 2_000, 500],
  );
  const rows = await parquetReadObjects({ file });
  assert.equal(rows.length, 4_500);
  const [record] = await everyOf(publicRecords(madeUpStore(), ['CB-4321']));
  assert.ok(record);
  const expected = recordRow(record).map((cell) => cell ?? null);
  assert.deepEqual(
    recordColumns.map(({ name }) => rows[4_320]?.[name]),
    expected,
  );
});

test('a file without records is one all the same', async () => {
  async function* none(): AsyncGenerator<never> {}
  const file = await fileOf(none());
  assert.deepEqual(await parquetReadObjects({ file }), []);
  assert.equal(parquetMetadata(file).schema.length, recordColumns.length + 1);
});

test('texts of every kind come back as they were', async () => {
  const odd = ['深网视界', '=1+1', '"', "'", 'a\r\nb', '\u{1f600}'];
  async function* records() {
    for (const text of odd) yield publicRecordOf([says('place', text)]);
  }
  const rows = await parquetReadObjects({ file: await fileOf(records()) });
  assert.deepEqual(
    rows.map((row) => row.place),
    odd,
  );
});
