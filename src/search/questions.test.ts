import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryWith, indexed } from '../../test/world/indexed.ts';
import { Refused } from '../core/errors.ts';
import { makeQuestions } from './questions.ts';
import { makeSearch } from './search.ts';

const entry = (n: number) =>
  entryWith(n, { title: `Camera ${n}` }, { tokens: ['type:incident', n % 2 ? 'country:CN' : 'country:DE'] });

test('answers are remembered while nothing public changes, and then made anew', async (t) => {
  const index = await indexed(t, [entry(1), entry(2), entry(3)]);
  const questions = makeQuestions(makeSearch(index.reader), index.reader);
  const selection = { q: 'camera', filters: { country: ['CN'] } };
  const first = questions.statistics(selection);
  assert.deepEqual(
    [first.total, questions.crossTable({ ...selection, rows: 'type', columns: 'country' }).total],
    [2, 2],
  );
  assert.equal(questions.statistics({ ...selection }), first);
  await index.publish([entry(5)]);
  const second = questions.statistics(selection);
  assert.equal(second.total, 3);
});

test('a selection is read as a search is', async (t) => {
  const { reader } = await indexed(t, [entry(1), entry(2)]);
  const questions = makeQuestions(makeSearch(reader), reader);
  assert.equal(questions.statistics({ q: '-country:CN', filters: {} }).total, 1);
  assert.throws(() => questions.statistics({ q: '"open', filters: {} }), Refused);
});

test('what annotators said is asked for once until something public changes', async (t) => {
  const said = (n: number, ...values: readonly string[]) =>
    entryWith(n, {}, { annotations: values.map((value, at) => ({ field: 'cset_minor', asserter: `A${at}`, value })) });
  const index = await indexed(t, [said(1, 'yes', 'no'), said(2, 'no', 'no')]);
  const questions = makeQuestions(makeSearch(index.reader), index.reader);
  const first = questions.agreement('cset_minor');
  assert.deepEqual([first.units, first.records], [2, ['CB-1']]);
  assert.equal(questions.agreement('cset_minor'), first);
  assert.equal(questions.agreement('cset_study').units, 0);
  await index.publish([said(3, 'no', 'yes')]);
  await index.withdraw('CB-1');
  assert.deepEqual([questions.agreement('cset_minor').units, questions.agreement('cset_minor').records], [2, ['CB-3']]);
});
