import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldName } from '../../core/fields.ts';
import { withheldName } from '../../core/privacy.ts';
import type { Value } from '../../core/values.ts';
import { valueCode, valueText } from './say-value.ts';

const names = new Map([['E-1', 'Acme']]);
const cases: readonly [FieldName, Value, string, string | undefined][] = [
  ['country', 'CN', 'China', 'CN'],
  ['operator', 'E-1', 'Acme', 'E-1'],
  ['operator', 'E-2', withheldName, 'E-2'],
  ['people_affected', { amount: 2_500_000, bound: 'at-least' }, 'at least 2500000 people', undefined],
  ['people_affected', { amount: 3, as: 'three persons' }, 'three persons', undefined],
  ['fine', { amount: 1000, currency: 'EUR' }, '1000 EUR', undefined],
  [
    'timeline',
    { event: 'published', date: '2019-02', text: 'In a paper.' },
    '2019-02 Published: In a paper.',
    'published',
  ],
  ['context', { title: 'Before', text: 'Long ago.' }, 'Before: Long ago.', undefined],
  ['alias', { scheme: 'AIAAIC', id: 'AIAAIC0196' }, 'AIAAIC AIAAIC0196', undefined],
  ['related', { record: 'CB-7', relation: 'similar' }, 'Similar: CB-7', 'CB-7'],
  ['reply', { kind: 'disputes', entity: 'E-1', text: 'Not ours.', concerns: [] }, 'Acme, Disputes: Not ours.', 'E-1'],
  ['place', 'Lyon', 'Lyon', undefined],
];

for (const [field, value, text, code] of cases) {
  test(`${field} is said as “${text}”`, () => {
    assert.equal(valueText({ field, value }, names).toLowerCase(), text.toLowerCase());
    assert.equal(valueCode({ field, value }), code);
  });
}

test('where there is no value, nothing is said', () => {
  assert.equal(valueText({ field: 'place' }, names), '');
  assert.equal(valueCode({ field: 'country' }), undefined);
});
