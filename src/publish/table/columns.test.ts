import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publicRecordOf } from '../../../test/world/fake-records.ts';
import { entityOf, lacks, says, sourceOf } from '../../../test/world/records.ts';
import { fields } from '../../core/fields.ts';
import { recordColumns, recordRow, statementColumns, statementRows } from './columns.ts';

const record = publicRecordOf(
  [
    says('summary', 'Zweitens', { lang: 'de' }),
    says('summary', 'First; and =second', { lang: 'en' }),
    says('occurred', '2018-07/2019-02'),
    says('operator', 'E-1', { cites: ['S-2', 'S-1'], quotes: [{ source: 'S-1', text: 'it ran it' }] }),
    says('operator', 'E-2', { rank: 'deprecated', note: 'Another firm' }),
    says('country', 'CN'),
    says('country', 'NL'),
    says('people_affected', { amount: 2_500_000, bound: 'more-than' }, { by: 'A newspaper' }),
    says(
      'people_affected',
      { amount: 2_565_724 },
      { rank: 'preferred', by: 'The researcher', disputed: 'Counted twice?' },
    ),
    says('fine', { amount: 1000, currency: 'EUR' }),
    says('timeline', { event: 'discovered', date: '2019-02-13' }),
    lacks('developer', 'not-disclosed'),
  ],
  {
    sources: [sourceOf('S-1'), sourceOf('S-2', { title: 'Two', url: undefined })],
    entities: [entityOf('E-1', 'Acme'), entityOf('E-2', 'Beta')],
    licence: 'CC-BY-4.0',
  },
);

const cells = (): Readonly<Record<string, unknown>> =>
  Object.fromEntries(recordColumns.map(({ name }, at) => [name, recordRow(record)[at]]));

test('every column has a name that a program can use, once, and a meaning; each row has as many cells', () => {
  for (const columns of [recordColumns, statementColumns]) {
    const names = columns.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const { name, meaning } of columns) {
      assert.match(name, /^[a-z][a-z0-9_]*$/);
      assert.ok(meaning.length > 10, name);
    }
  }
  assert.equal(recordRow(record).length, recordColumns.length);
  for (const row of statementRows(record)) assert.equal(row.length, statementColumns.length);
});

test('each public field has its columns, in the order of the registry, and one for editors has none', () => {
  const named = [...new Set(recordColumns.flatMap(({ field }) => field ?? []))];
  assert.deepEqual(
    named,
    fields.filter(({ visible }) => visible === undefined).map(({ name }) => name),
  );
});

test('the row of a record holds the preferred values, in columns of their own where a value has parts', () => {
  const { summary, occurred, occurred_from, occurred_to, occurred_year, operator, operator_id } = cells();
  assert.deepEqual([summary, operator, operator_id], ['First; and =second', 'Acme', 'E-1']);
  assert.deepEqual(
    [occurred, occurred_from, occurred_to, occurred_year],
    ['2018-07/2019-02', '2018-07-01', '2019-02-28', 2018],
  );
  const { country, country_name, people_affected, people_affected_bound, fine, unknown } = cells();
  assert.deepEqual([country, country_name], ['CN; NL', 'China; Netherlands']);
  assert.deepEqual([people_affected, people_affected_bound, fine], [2_565_724, undefined, '1000 EUR']);
  assert.equal(unknown, 'developer: not-disclosed');
  const { source, source_url, statements, licence, changed, revision } = cells();
  assert.deepEqual([source, source_url, statements], ['S-1; S-2', 'https://news.example/S-1', 14]);
  assert.deepEqual([licence, changed, revision], ['CC-BY-4.0', '2026-02-01T00:00:00.000Z', 2]);
});
