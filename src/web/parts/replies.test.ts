import assert from 'node:assert/strict';
import { test } from 'node:test';
import { says } from '../../../test/world/records.ts';
import { answerMarks, answerSection, owedLine } from './replies.ts';

const reply = (concerns: readonly string[], text = 'It was **not** us.') =>
  says('reply', { kind: 'disputes', entity: 'E-1', text, concerns: [...concerns] }, { by: 'Acme Vision' });

test('an answer stands in full in its section, and is pointed to from what it is about', async () => {
  const statements = [reply(['operator'])];
  const section = String(await answerSection(statements, new Map(), undefined));
  assert.match(section, /id="answer-1".*Acme Vision.*Disputes.*href="#operator".*<strong>not<\/strong>/s);
  assert.match(String(answerMarks(statements, 'operator')), /Acme Vision<\/bdi> disputes this: <a href="#answer-1">/);
  assert.deepEqual(answerMarks(statements, 'country'), []);
});

test('an answer cannot carry a script, and one that was struck out points from nowhere', async () => {
  const bad = { ...reply(['operator'], '<script>alert(1)</script>'), rank: 'deprecated', note: 'A forgery.' } as const;
  assert.doesNotMatch(String(await answerSection([bad], new Map(), undefined)), /<script/);
  assert.deepEqual(answerMarks([bad], 'operator'), []);
});

test('a missing answer is told in days, and nothing where nobody was told', async () => {
  const line = String(await owedLine({ asked: '2026-05-03', days: 40 }));
  assert.match(
    line,
    /told: <time datetime="2026-05-03">3 May 2026<\/time>\. The timeline holds no answer after 40 days/,
  );
  assert.equal(answerSection([], new Map(), undefined), undefined);
});
