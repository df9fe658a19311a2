import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyStatements } from '../../test/world/any-statements.ts';
import { lacks, says } from '../../test/world/records.ts';
import type { FieldName } from './fields.ts';
import {
  bestOf,
  bestText,
  bestValues,
  entityIn,
  type Statement,
  statementKey,
  statementSchema,
  statementsOf,
} from './statement.ts';

const reads = (statement: unknown): boolean => statementSchema.safeParse(statement).success;

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

test('a key follows what is said and who says it, and nothing else', () => {
  const one = says('place', 'Lyon');
  assert.equal(
    statementKey(says('place', 'Lyon', { rank: 'preferred', note: 'x', cites: ['S-1'], raw: 'y' })),
    statementKey(one),
  );
  const others = [says('place', 'Oslo'), { ...one, by: 'Reuters' }, { ...one, lang: 'fr' }, lacks('place', 'unknown')];
  assert.equal(new Set([one, ...others].map(statementKey)).size, 5);
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

test('a quote belongs to a source that is cited', () => {
  const quotes = [{ source: 'S-1', text: 'It stood open.' }];
  assert.ok(reads(says('place', 'Lyon', { cites: ['S-1', 'S-2'], quotes })));
  for (const cites of [[], ['S-2']]) assert.ok(!reads(says('place', 'Lyon', { cites, quotes })));
  assert.ok(!reads(says('place', 'Lyon', { quotes: [] })));
  assert.ok(!reads(says('place', 'Lyon', { cites: ['S-1'], quotes: [{ source: 'S-1', text: ' ' }] })));
});

test('a statement in doubt says why; a quote and a doubt change nothing about what it says', () => {
  const plain = says('place', 'Lyon', { cites: ['S-1'] });
  const doubted = { ...plain, disputed: 'It was Lille.', quotes: [{ source: 'S-1', text: 'in Lyon' }] };
  assert.ok(reads(doubted));
  assert.ok(!reads({ ...plain, disputed: '' }));
  assert.equal(statementKey(doubted), statementKey(plain));
});

test('an entity is named by its field, or by answering', () => {
  const reply = { kind: 'disputes', entity: 'E-7', text: 'Not so.', concerns: ['operator'] };
  const all = [says('operator', 'E-1'), says('reply', reply), says('place', 'E-3'), lacks('operator', 'unknown')];
  assert.deepEqual(all.map(entityIn), ['E-1', 'E-7', undefined, undefined]);
});
