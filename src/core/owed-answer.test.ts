import assert from 'node:assert/strict';
import { test } from 'node:test';
import { owedAnswer } from './owed-answer.ts';
import type { Statement } from './statement.ts';

const said = { by: 'The Register', cites: [], rank: 'normal' } as const;
const step = (event: string, date: string, more: Partial<Statement> = {}): Statement => ({
  field: 'timeline',
  value: { event, date },
  ...said,
  ...more,
});

test('who was told and has not answered owes an answer since that day', () => {
  const told = step('reported-to-operator', '2026-05-03');
  assert.deepEqual(owedAnswer([told], '2026-06-12'), { asked: '2026-05-03', days: 40 });
  const silent = [told, step('silence', '2026-05-03/2026-06-01')];
  assert.deepEqual(owedAnswer(silent, '2026-06-12'), { asked: '2026-05-03', days: 40 });
});

test('who was asked for comment owes an answer, and it is said who that is', () => {
  const text = 'Acme was asked for its answer.';
  const asked = step('asked-for-comment', '2026-05-03', {
    value: { event: 'asked-for-comment', date: '2026-05-03', text },
  });
  assert.deepEqual(owedAnswer([asked], '2026-06-12'), { asked: '2026-05-03', days: 40, words: text });
  assert.equal(owedAnswer([asked, step('denied', '2026-05-04')], '2026-06-12'), undefined);
  const words = 'An organisation was asked for its answer.';
  assert.equal(owedAnswer([step('asked-for-comment', '2026-05-03')], '2026-06-12')?.words, words);
});

test('of several times the last one counts, and of a month its last day', () => {
  const twice = [step('reported-to-operator', '2026-05'), step('reported-to-operator', '2026-04-01')];
  assert.deepEqual(owedAnswer(twice, '2026-06-02'), { asked: '2026-05', days: 2 });
});

test('an answer since then, of whatever kind, is an answer; an earlier one is not', () => {
  const told = step('reported-to-operator', '2026-05-03');
  for (const event of ['acknowledged', 'denied', 'response', 'apology'])
    assert.equal(owedAnswer([told, step(event, '2026-05-04')], '2026-06-12'), undefined, event);
  assert.equal(owedAnswer([told, step('response', '2026-05-04/..')], '2026-06-12'), undefined);
  assert.ok(owedAnswer([told, step('response', '2026-05-02')], '2026-06-12'));
});

test('a published response is an answer, and one that was struck out is not', () => {
  const told = step('reported-to-operator', '2026-05-03');
  const value = { kind: 'disputes', entity: 'E-1', text: 'No.', concerns: [] };
  const reply: Statement = { field: 'reply', value, ...said };
  assert.equal(owedAnswer([told, reply], '2026-06-12'), undefined);
  assert.ok(owedAnswer([told, { ...reply, rank: 'deprecated', note: 'A forgery.' }], '2026-06-12'));
});

test('nobody owes an answer who was told today, on a day nobody knows, in what was struck out, or never', () => {
  const struck = step('reported-to-operator', '2026-05-03', { rank: 'deprecated', note: 'Wrong.' });
  for (const steps of [
    [],
    [struck],
    [step('reported-to-operator', '2026-06-12')],
    [step('reported-to-operator', '2020/..')],
  ])
    assert.equal(owedAnswer(steps, '2026-06-12'), undefined);
});
