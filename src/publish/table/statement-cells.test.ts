import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publicRecordOf } from '../../../test/world/fake-records.ts';
import { entityOf, lacks, says, sourceOf } from '../../../test/world/records.ts';
import { statementColumns, statementRows } from './columns.ts';

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

test('the long form holds every statement: value, reason, who says so, rank, citations, doubt', () => {
  const rows = statementRows(record).map((row) =>
    Object.fromEntries(statementColumns.map(({ name }, at) => [name, row[at]])),
  );
  const of = (field: string) => rows.filter((row) => row.field === field);
  assert.equal(rows.length, 14);
  const [first, second] = of('people_affected');
  assert.deepEqual(
    [first?.value, first?.amount, first?.unit, first?.asserted_by, first?.rank],
    ['more than 2500000 people', 2_500_000, 'people', 'A newspaper', 'normal'],
  );
  assert.deepEqual(
    [second?.value_json, second?.rank, second?.disputed],
    ['{"amount":2565724}', 'preferred', 'Counted twice?'],
  );
  const [operator, beta] = of('operator');
  assert.deepEqual([operator?.value, operator?.code, operator?.source], ['Acme', 'E-1', 'S-2; S-1']);
  assert.equal(operator?.quotes, '[{"source":"S-1","text":"it ran it"}]');
  assert.deepEqual([beta?.rank, beta?.note], ['deprecated', 'Another firm']);
  const [developer] = of('developer');
  assert.deepEqual(
    [developer?.value, developer?.value_json, developer?.unknown],
    [undefined, undefined, 'not-disclosed'],
  );
  // Each source and entity is described once, where it is named first.
  assert.equal(rows.filter((row) => String(row.sources_json).includes('"S-2"')).length, 1);
  assert.deepEqual(
    rows.flatMap((row) => (row.entities_json === undefined ? [] : [row.field])),
    ['operator', 'operator'],
  );
});
