import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entityColumns, sourceColumns } from './named-columns.ts';

const rowOf = <T>(columns: readonly { name: string; cell: (one: T) => unknown }[], one: T): Record<string, unknown> =>
  Object.fromEntries(columns.map(({ name, cell }) => [name, cell(one)]).filter(([, value]) => value !== undefined));

test('an entity is told with the name it is shown by, and lists as JSON', () => {
  const names = [{ text: 'SenseNets' }, { text: '深网视界', lang: 'zh' }];
  const row = rowOf(entityColumns, { schema: 'casebook.entity/1', id: 'E-1', kind: 'organisation', names });
  assert.deepEqual(row, { id: 'E-1', kind: 'organisation', name: 'SenseNets', names_json: JSON.stringify(names) });
});

test('no two columns of a table have one name, and each says what it means', () => {
  for (const columns of [entityColumns, sourceColumns]) {
    assert.equal(new Set(columns.map(({ name }) => name)).size, columns.length);
    assert.ok(columns.every(({ meaning }) => meaning.endsWith('.')));
  }
});
