import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacks, says } from '../../../test/world/records.ts';
import type { FieldName } from '../../core/fields.ts';
import { withheldName } from '../../core/privacy.ts';
import type { Value } from '../../core/values.ts';
import { sayValue, showValue } from './value.ts';

const labels = { 'E-1': { id: 'E-1', name: '深网视界', lang: 'zh', kind: 'organisation' } };

const said: readonly (readonly [FieldName, Value, string])[] = [
  ['people_affected', { amount: 2_565_724 }, '2,565,724 people'],
  ['people_affected', { amount: 2_500_000, bound: 'more-than' }, 'more than 2,500,000 people'],
  ['people_affected', { amount: 2_560_000, as: '2.56 million' }, '2.56 million'],
  ['events_per_period', { amount: 6_680_348, per: 'P1D' }, '6,680,348 events per day'],
  ['fine', { amount: 30_500_000, currency: 'EUR', bound: 'about' }, 'about €30,500,000'],
  ['technology', 'facial-recognition', 'Facial recognition'],
  ['country', 'CN', 'China'],
  ['exposure_window', '2018-07/2019-02', 'July 2018 to February 2019'],
  ['operator', 'E-1', '深网视界'],
  ['operator', 'E-404', withheldName],
  ['timeline', { event: 'silence', date: '2019-02', text: 'No answer' }, 'February 2019: Silence. No answer'],
  ['related', { record: 'CB-2', relation: 'same-system' }, 'Same system: CB-2'],
  ['alias', { scheme: 'FAIL', id: '1453' }, 'FAIL 1453'],
];

for (const [field, value, words] of said) {
  test(`${field} ${JSON.stringify(value)} reads “${words}”`, () => {
    assert.equal(sayValue(says(field, value), labels), words);
  });
}

test('unknown says its kind, and a withheld person what stands in their place', () => {
  assert.equal(sayValue(lacks('operator', 'not-disclosed'), labels), 'Not disclosed');
  assert.equal(
    sayValue(lacks('operator', 'not-disclosed', { note: withheldName }), labels),
    `Not disclosed: ${withheldName}`,
  );
});

test('codes lead to their records, entities to their page in their own language', async () => {
  const code = String(await showValue(says('technology', 'robotics'), labels));
  assert.equal(code, '<a href="/records?technology=robotics">Robotics</a>');
  const entity = String(await showValue(says('operator', 'E-1'), labels));
  assert.equal(entity, '<a href="/entities/E-1"><bdi lang="zh" dir="ltr">深网视界</bdi></a>');
});

test('a text is escaped and marked with its language', async () => {
  const text = says('purpose', '<b>راقب</b>', { lang: 'ar' });
  assert.equal(String(await showValue(text, labels)), '<bdi lang="ar" dir="rtl">&lt;b&gt;راقب&lt;/b&gt;</bdi>');
});
