import assert from 'node:assert/strict';
import { test } from 'node:test';
import { says } from '../../test/world/records.ts';
import { fields } from './fields.ts';
import { statementSchema } from './statement.ts';
import { schemaOf, type Value, type ValueType } from './values.ts';
import { vocabularyNamed } from './vocabulary.ts';

const reads = (statement: unknown): boolean => statementSchema.safeParse(statement).success;

const right: Readonly<Record<Exclude<ValueType, 'code'>, Value>> = {
  text: 'A line',
  markdown: 'A *paragraph*',
  date: '2018-07/2019-02',
  url: 'https://example.org/a?b=c@d',
  entity: 'E-12',
  quantity: { amount: 2_565_724, bound: 'exactly', as: '2.56 million' },
  money: { amount: 20_000_000, currency: 'EUR' },
  event: { event: 'published', date: '2019-02-13', text: 'It was printed.' },
  passage: { title: 'Xinjiang', text: 'Background.' },
  alias: { scheme: 'AIAAIC', id: 'AIAAIC0196', url: 'https://www.aiaaic.org/0196' },
  related: { record: 'CB-2', relation: 'similar' },
  reply: { kind: 'disputes', entity: 'E-1', text: 'It was *not* so.', concerns: ['operator'] },
};

const wrong: Readonly<Record<ValueType, readonly unknown[]>> = {
  text: ['', '   ', 'x'.repeat(2001), 7, { text: 'a' }],
  markdown: ['', ' \n', 'x'.repeat(20_001), []],
  date: ['last July', '2019-13', 2019, '2019-02-30'],
  url: [
    'example.org',
    'javascript:alert(1)',
    'https://me:secret@example.org',
    'https:\\\\me@example.org',
    'ftp://example.org',
  ],
  entity: ['sensenets', 'S-1', 'E-0', 'E-01', 'e-1', 12],
  quantity: [
    2_565_724,
    '2565724',
    {},
    { amount: -1 },
    { amount: Number.NaN },
    { amount: '7' },
    { amount: 1, bound: 'maybe' },
    { amount: 1, currency: 'EUR' },
  ],
  money: [{ amount: 5 }, { amount: 5, currency: 'euro' }, { amount: -5, currency: 'EUR' }],
  event: [{ event: 'published' }, { event: 'no-such-event', date: '2019' }, { event: 'published', date: 'then' }],
  passage: ['text', { title: 'Only a title' }, { title: '', text: 'a' }],
  alias: ['AIAAIC0196', { scheme: 'AIAAIC' }, { scheme: 'A', id: 'B', url: 'javascript:1' }],
  related: ['CB-2', { record: 'CB-2' }, { record: 'cb2', relation: 'similar' }, { record: 'CB-2', relation: 'enemy' }],
  reply: [
    'It was not so.',
    { kind: 'disputes', entity: 'E-1', text: 'No.' },
    { kind: 'no-such-kind', entity: 'E-1', text: 'No.', concerns: [] },
    { kind: 'disputes', entity: 'Acme', text: 'No.', concerns: [] },
    { kind: 'disputes', entity: 'E-1', text: ' ', concerns: [] },
    { kind: 'disputes', entity: 'E-1', text: 'No.', concerns: ['no_such_field'] },
  ],
  code: ['', 'no-such-code', 'Facial recognition', 7, null, '__proto__'],
};

for (const { name, type, vocabulary } of fields) {
  test(`${name} takes what fits its type ${type} and refuses the rest`, () => {
    const fitting = type === 'code' ? (vocabularyNamed(vocabulary ?? '')?.codes[0]?.code ?? '') : right[type];
    assert.ok(reads(says(name, fitting)));
    for (const value of wrong[type]) assert.ok(!reads(says(name, value as Value)), JSON.stringify(value));
  });
}

test('a code of a vocabulary that is not there is refused', () => {
  assert.equal(schemaOf('code', 'no-such-vocabulary').safeParse('x').success, false);
  assert.equal(schemaOf('code').safeParse('incident').success, false);
});
