import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyStatements } from '../../test/world/any-statements.ts';
import { lacks, says } from '../../test/world/records.ts';
import { type FieldName, fields } from './fields.ts';
import {
  bestOf,
  bestText,
  bestValues,
  type Statement,
  statementId,
  statementSchema,
  statementsOf,
} from './statement.ts';
import type { Value, ValueType } from './values.ts';
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
  code: ['', 'no-such-code', 'Facial recognition', 7, null, '__proto__'],
};

for (const { name, type, vocabulary } of fields) {
  test(`${name} takes what fits its type ${type} and refuses the rest`, () => {
    const fitting = type === 'code' ? (vocabularyNamed(vocabulary ?? '')?.codes[0]?.code ?? '') : right[type];
    assert.ok(reads(says(name, fitting)));
    for (const value of wrong[type]) assert.ok(!reads(says(name, value as Value)), JSON.stringify(value));
  });
}

test('a statement holds a value or a reason, and exactly one of them', () => {
  const { value: _value, ...neither } = says('place', 'Lyon');
  assert.ok(reads(says('place', 'Lyon')));
  assert.ok(reads(lacks('operator', 'not-disclosed')));
  assert.ok(!reads(neither));
  assert.ok(!reads({ ...says('place', 'Lyon'), unknown: 'unknown' }));
  assert.ok(!reads({ ...lacks('operator', 'unknown'), unknown: 'no idea' }));
});

test('a deprecated statement needs a note', () => {
  assert.ok(!reads(says('place', 'Lyon', { rank: 'deprecated' })));
  assert.ok(!reads(says('place', 'Lyon', { rank: 'deprecated', note: '  ' })));
  assert.ok(reads(says('place', 'Lyon', { rank: 'deprecated', note: 'The source corrected it.' })));
});

test('unknown fields, keys, languages, sources and asserters are refused', () => {
  assert.ok(!reads(says('colour' as FieldName, 'red')));
  assert.ok(!reads({ ...says('place', 'Lyon'), secret: 1 }));
  assert.ok(!reads(says('place', 'Lyon', { lang: 'not a language' })));
  assert.ok(!reads(says('place', 'Lyon', { cites: ['E-1'] })));
  assert.ok(!reads(says('place', 'Lyon', { by: '' })));
});

test('an id follows what is said and who says it, and nothing else', () => {
  const one = says('place', 'Lyon');
  assert.match(statementId(one), /^[0-9a-f]{10}$/);
  assert.equal(statementId({ ...one, rank: 'preferred', note: 'x', cites: ['S-1'], raw: 'y' }), statementId(one));
  const others = [says('place', 'Oslo'), { ...one, by: 'Reuters' }, { ...one, lang: 'fr' }, lacks('place', 'unknown')];
  assert.equal(new Set([one, ...others].map(statementId)).size, 5);
});

test('the preferred statements are the best ones, else the normal ones, and deprecated never', () => {
  const [normal, preferred] = [says('place', 'Lyon'), says('place', 'Oslo', { rank: 'preferred' })];
  const deprecated = says('place', 'Rome', { rank: 'deprecated', note: 'Wrong.' });
  assert.deepEqual(bestOf([normal, preferred, deprecated]), [preferred]);
  assert.deepEqual(bestOf([deprecated, normal]), [normal]);
  assert.deepEqual(bestOf([deprecated]), []);
});

test('of a field that holds one value the first best counts, of others all', () => {
  const dates = [says('occurred', '2018'), says('occurred', '2019')];
  const places = [says('place', 'Lyon'), says('place', 'Oslo')];
  assert.deepEqual(bestValues([...dates, ...places], 'occurred'), ['2018']);
  assert.deepEqual(bestValues([...dates, ...places], 'place'), ['Lyon', 'Oslo']);
});

test('a preferred reason for not knowing hides the normal values', () => {
  const statements = [says('operator', 'E-1'), lacks('operator', 'not-disclosed', { rank: 'preferred' })];
  assert.deepEqual(bestValues(statements, 'operator'), []);
});

test('the best text is in the wanted language where there is one', () => {
  const titles = [says('title', 'Open database', { lang: 'en' }), says('title', '数据库', { lang: 'zh' })];
  assert.equal(bestText(titles, 'title', 'zh')?.value, '数据库');
  assert.equal(bestText(titles, 'title', 'fr')?.value, 'Open database');
  assert.equal(bestText([], 'title'), undefined);
});

test('law: the best statements are statements of the field with one rank, never deprecated', () => {
  fc.assert(
    fc.property(anyStatements, (statements: readonly Statement[]) => {
      const own = statementsOf(statements, 'operator');
      const best = bestOf(own);
      assert.ok(best.every((one) => own.includes(one) && one.rank !== 'deprecated'));
      assert.ok(new Set(best.map((one) => one.rank)).size <= 1);
      assert.equal(
        best.length === 0,
        own.every((one) => one.rank === 'deprecated'),
      );
    }),
  );
});
