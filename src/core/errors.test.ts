import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal, problem, problemCodes, Refused, refusedWith, valueOfResult } from './errors.ts';

test('every problem has a status of its kind and one plain sentence', () => {
  for (const code of problemCodes) {
    const { status, sentence } = problem(code);
    assert.ok(status >= 400 && status < 600, code);
    assert.match(sentence, /^[A-Z].*\.(\.\.)?$/, code);
  }
});

test('a sentence of its own replaces the standard one, and the status stays', () => {
  assert.deepEqual(problem('not-found', 'There is no record CB-9.'), {
    code: 'not-found',
    status: 404,
    sentence: 'There is no record CB-9.',
  });
});

test('a refusal carries the problem and says its sentence', () => {
  const refused = new Refused('conflict');
  assert.equal(refused.problem.status, 409);
  assert.equal(refused.message, refused.problem.sentence);
});

test('the value of an outcome is given, and its problem is thrown as it was', () => {
  const stopped = problem('conflict', 'Not while somebody else is at it.');
  assert.equal(valueOfResult({ ok: true, value: 7 }), 7);
  const isIt = (error: unknown): boolean => {
    assert.ok(error instanceof Refused);
    assert.deepEqual([error.problem, error.message], [stopped, stopped.sentence]);
    assert.deepEqual([isRefusal(error, 'conflict'), isRefusal(error, 'busy')], [true, false]);
    return true;
  };
  assert.throws(() => valueOfResult({ ok: false, problem: stopped }), isIt);
  assert.ok(isIt(refusedWith(stopped)));
  assert.ok(!isRefusal(new Error('conflict'), 'conflict'));
});
