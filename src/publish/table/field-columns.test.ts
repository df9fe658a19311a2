import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacks, says } from '../../../test/world/records.ts';
import { type Field, field } from '../../core/fields.ts';
import { bestWithValue, columnsOfField } from './field-columns.ts';

test('a field that is added has its columns at once, by its type', () => {
  const invented: Field = {
    name: 'place',
    label: 'Depth',
    help: 'How deep.',
    type: 'quantity',
    unit: 'metres',
    group: 'what',
  };
  assert.deepEqual(
    columnsOfField({ ...invented, name: 'depth' as Field['name'] }).map(({ name, unit }) => [name, unit]),
    [
      ['depth', 'metres'],
      ['depth_bound', undefined],
      ['depth_per', undefined],
    ],
  );
});

test('a field with one value uses the first of the best, a field with many all of them, and a text the language of the record', () => {
  const values = (name: Parameters<typeof field>[0], statements: Parameters<typeof bestWithValue>[1]) =>
    bestWithValue(field(name), statements, 'de').map(({ value }) => value);
  const years = [
    says('occurred', '2018'),
    says('occurred', '2019', { rank: 'preferred' }),
    says('occurred', '2020', { rank: 'preferred' }),
  ];
  assert.deepEqual(values('occurred', years), ['2019']);
  assert.deepEqual(values('country', [says('country', 'NL'), lacks('country', 'unknown'), says('country', 'CN')]), [
    'NL',
    'CN',
  ]);
  assert.deepEqual(values('title', [says('title', 'One', { lang: 'en' }), says('title', 'Eins', { lang: 'de' })]), [
    'Eins',
  ]);
  assert.deepEqual(values('country', [says('country', 'NL', { rank: 'deprecated', note: 'no' })]), []);
});
