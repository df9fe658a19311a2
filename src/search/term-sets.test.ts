import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryWith, indexed } from '../../test/world/indexed.ts';
import { readEdtf } from '../core/edtf.ts';
import { membersOf } from './bits.ts';
import { Columns } from './columns.ts';
import { parseQuery } from './query.ts';
import { TermSets } from './term-sets.ts';

const dated = (n: number, text: string) => {
  const { first, last } = readEdtf(text) ?? {};
  return entryWith(n, {}, { firstDay: first ?? last, lastDay: last ?? first });
};

async function finder(...[t, entries]: Parameters<typeof indexed>): Promise<(q: string) => number[]> {
  const { reader } = await indexed(t, entries);
  const sets = new TermSets(reader, new Columns());
  sets.refresh();
  return (q) => [...membersOf(sets.ofQuery(parseQuery(q)))];
}

test('a date is met by every record that shares a day with it', async (t) => {
  const find = await finder(t, [
    dated(1, '2018-12-31'),
    dated(2, '2018-12/2019-01'),
    dated(3, '2019'),
    dated(4, '2020'),
    entryWith(5),
  ]);
  assert.deepEqual(find('occurred:2019'), [2, 3]);
  assert.deepEqual(find('occurred:2018/2019'), [1, 2, 3]);
  assert.deepEqual(find('occurred:../2018-12-31'), [1, 2]);
  assert.deepEqual(find('occurred:>2019'), [4]);
  assert.deepEqual(find('occurred:>=2019'), [2, 3, 4]);
  assert.deepEqual(find('occurred:<2019'), [1, 2]);
  assert.deepEqual(find('occurred:<=2019'), [1, 2, 3]);
  assert.deepEqual(find('-occurred:2019'), [1, 4, 5]);
});

test('a record without a date answers no question about dates, however open', async (t) => {
  const find = await finder(t, [dated(1, '2018'), entryWith(2)]);
  for (const is of ['<=2019/..', '>=../2019', '=../2019', '=2018/..'])
    assert.deepEqual(find(`occurred:${is}`), [1], is);
  for (const is of ['>2019/..', '<../2019']) assert.deepEqual(find(`occurred:${is}`), [], is);
});

test('a number is met only where there is one', async (t) => {
  const amounts = [10, 20, 30].map((amount, at) => entryWith(at + 1, {}, { numbers: { people_affected: amount } }));
  const find = await finder(t, [...amounts, entryWith(4)]);
  const found = ['>20', '>=20', '<20', '<=20', '20', '=20', '0'].map((is) => find(`people_affected:${is}`));
  assert.deepEqual(found, [[3], [2, 3], [1], [1, 2], [2], [2], []]);
});

test('an entity is found by id, and by name only where someone has that role', async (t) => {
  const find = await finder(t, [
    entryWith(1, { operator: 'SenseNets \n 深网视界' }, { tokens: ['operator:E-1'] }),
    entryWith(2, { names: 'SenseNets' }, { tokens: ['developer:E-1'] }),
    entryWith(3, { title: 'SenseNets' }, { tokens: ['operator:E-2'] }),
    entryWith(4, { names: 'SenseNets', operator: 'Harbour Police' }, { tokens: ['operator:E-3', 'developer:E-1'] }),
  ]);
  assert.deepEqual(find('operator:E-1'), [1]);
  assert.deepEqual(find('operator:"harbour police"'), [4]);
  assert.deepEqual(find('operator:"police harbour"'), []);
  assert.deepEqual(find('operator:e-1'), [1]);
  assert.deepEqual(find('operator:sensenets'), [1]);
  assert.deepEqual(find('operator:深网视界'), [1]);
  assert.deepEqual(find('sensenets'), [1, 2, 3, 4]);
  assert.deepEqual(find('operator:E-99'), []);
});

test('nothing is found that is no longer public', async (t) => {
  const index = await indexed(t, [entryWith(1, { title: 'camera' }), entryWith(2, { title: 'camera' })]);
  const sets = new TermSets(index.reader, new Columns());
  sets.refresh();
  await index.withdraw('CB-1');
  sets.refresh();
  for (const q of ['', 'camera', '-drone']) assert.deepEqual([...membersOf(sets.ofQuery(parseQuery(q)))], [2], q);
});
