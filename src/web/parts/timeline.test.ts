import assert from 'node:assert/strict';
import { test } from 'node:test';
import { says } from '../../../test/world/records.ts';
import type { Statement } from '../../core/statement.ts';
import { stepsOf, timeline } from './timeline.ts';

const step = (event: string, date: string, more: Partial<Statement> = {}): Statement =>
  says('timeline', { event, date }, more);

test('steps stand in order of time; what is only known to the month stands at its end', () => {
  const steps = stepsOf([
    step('public', '2019-02-13'),
    step('silence', '2018-07/2019-02'),
    step('exposed', '2018-07'),
    step('fixed', '2019-02'),
    step('reported-to-operator', '../2019-02-12'),
  ]);
  assert.deepEqual(
    steps.map(({ event }) => event.event),
    ['exposed', 'silence', 'reported-to-operator', 'public', 'fixed'],
  );
});

test('silence is drawn as a gap of its own, with its length in words', async () => {
  const drawn = String(await timeline([step('exposed', '2018-07'), step('silence', '2018-08/2019-02')], new Map()));
  assert.match(drawn, /<li class="step silence">[\s\S]*7 months[\s\S]*<line class="span"/);
  assert.match(drawn, /aria-hidden="true"><svg/);
});

test('a deprecated step is struck and neither drawn nor scaled', async () => {
  const wrong = step('exposed', '1919-07', { rank: 'deprecated', note: 'a misprint' });
  const drawn = String(await timeline([wrong, step('public', '2019-02'), step('fixed', '2019-06')], new Map()));
  assert.match(drawn, /<s><time datetime="1919-07">/);
  assert.match(drawn, /<p class="aside" dir="auto">a misprint</);
  assert.equal(drawn.match(/class="span/g)?.length, 2);
  assert.match(drawn, /Mar 2019|Feb 2019/);
});

test('without steps there is no timeline', () => {
  assert.equal(timeline([], new Map()), undefined);
});
