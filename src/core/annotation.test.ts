import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacks, says } from '../../test/world/records.ts';
import { annotationsOf } from './annotation.ts';

const lines = (statements: Parameters<typeof annotationsOf>[0]): string[] =>
  annotationsOf(statements).map(({ field, asserter, value }) => `${field} ${asserter} ${value}`);

test('every code of every annotator counts once, where at least two spoke', () => {
  const said = [
    says('cset_minor', 'yes', { by: 'A' }),
    says('cset_minor', 'no', { by: 'B' }),
    says('cset_harm_basis', 'race', { by: 'A' }),
    says('cset_harm_basis', 'sex', { by: 'A' }),
    says('cset_harm_basis', 'sex', { by: 'A', lang: 'en' }),
    says('cset_harm_basis', 'sex', { by: 'B' }),
    says('cset_protected', 'yes', { by: 'A' }),
  ];
  assert.deepEqual(lines(said), [
    'cset_minor A yes',
    'cset_minor B no',
    'cset_harm_basis A race',
    'cset_harm_basis A sex',
    'cset_harm_basis B sex',
  ]);
});

test('a settled outcome, a withdrawn statement, a blank with its reason and a text are no judgement', () => {
  const alone = says('cset_minor', 'yes', { by: 'A' });
  assert.deepEqual(lines([alone, says('cset_minor', 'no', { by: 'All', rank: 'preferred' })]), []);
  assert.deepEqual(lines([alone, says('cset_minor', 'no', { by: 'B', rank: 'deprecated', note: 'Wrong.' })]), []);
  assert.deepEqual(lines([alone, lacks('cset_minor', 'not-researched', { by: 'B' })]), []);
  assert.deepEqual(lines([says('cset_task', 'a', { by: 'A' }), says('cset_task', 'b', { by: 'B' })]), []);
  assert.deepEqual(lines([says('operator', 'E-1', { by: 'A' }), says('operator', 'E-2', { by: 'B' })]), []);
});
