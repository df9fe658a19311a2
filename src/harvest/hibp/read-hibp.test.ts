import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteFile, everyOf } from '../../../test/world/byte-files.ts';
import { readHibp } from './read-hibp.ts';

const lampshop = {
  Title: 'Lampshop',
  Domain: 'lampshop.example',
  BreachDate: '2016-07-01',
  AddedDate: '2017-01-02T03:04:05Z',
  PwnCount: 14_936_670,
  DataClasses: ['Email addresses', 'Passwords', 'Historical passwords', 'Shoe sizes'],
  LogoFilename: 'Lampshop.svg',
  IsVerified: false,
};
const pile = { ...lampshop, Title: 'Combo List', Domain: '', LogoFilename: 'Combo.png', DataClasses: [] };

async function read(list: unknown) {
  const collection = await readHibp(byteFile(JSON.stringify(list), { name: 'breaches.json' }));
  return { collection, rows: await everyOf(collection.rows) };
}

test('a breach becomes an exposure record in our own words', async () => {
  const [row] = (await read([lampshop])).rows;
  assert.ok(row && 'records' in row);
  const statements = row.records[0]?.document.statements ?? [];
  const value = (field: string) => statements.filter((one) => one.field === field).map((one) => one.value);
  assert.equal(row.records[0]?.key, 'lampshop.example Lampshop');
  assert.deepEqual(value('title'), ['Data breach at Lampshop']);
  assert.deepEqual(value('occurred'), ['2016-07-01']);
  assert.deepEqual(value('records_exposed'), [{ amount: 14_936_670, as: '14,936,670 accounts' }]);
  const people = statements.filter((one) => one.field === 'people_affected');
  assert.deepEqual(
    people.map(({ value: number, unknown, note }) => [number, unknown, note]),
    [[undefined, 'not-researched', 'The source counts accounts, not people; one person may have had several.']],
  );
  assert.deepEqual(value('data_category'), ['email-address', 'password']);
  assert.equal(statements.find((one) => one.value === 'password')?.raw, 'Passwords; Historical passwords');
  assert.deepEqual(value('as_written').slice(2), ['Flag: not verified', 'Data class: Shoe sizes']);
  assert.deepEqual(value('timeline'), [
    { event: 'published', date: '2017-01-02', text: 'Added to Have I Been Pwned.' },
  ]);
  const url = 'https://haveibeenpwned.com/PwnedWebsites#Lampshop';
  assert.ok(statements.every((one) => one.cites[0] === url && one.licence === 'CC-BY-4.0'));
  assert.deepEqual(
    row.entities.map(({ document }) => [document.kind, document.names[0]?.text]),
    [['organisation', 'Lampshop']],
  );
  assert.deepEqual(row.unmapped, [{ field: 'data_category', term: 'Shoe sizes' }]);
});

test('a pile of data has no operator, and says why', async () => {
  const [row] = (await read([pile])).rows;
  assert.ok(row && 'records' in row);
  const operator = row.records[0]?.document.statements.find((one) => one.field === 'operator');
  assert.deepEqual([operator?.unknown, operator?.raw, row.entities.length], ['unknown', 'Combo List', 0]);
});

test('a broken entry is refused with its line and field; a file without a single breach is refused whole', async () => {
  const { rows, collection } = await read([{ ...lampshop, PwnCount: -1 }, pile]);
  assert.deepEqual([collection.total, 'refused' in (rows[0] ?? {})], [2, true]);
  assert.deepEqual(rows[0]?.place, { line: 1, column: 'PwnCount' });
  await assert.rejects(read([{ a: 1 }]), /breaches\.json is not the list of breaches/);
  await assert.rejects(read({ a: 1 }), /is not a JSON list/);
  await assert.rejects(read([]), /breaches\.json: it holds no rows/);
});
