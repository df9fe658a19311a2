import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { askedOnceATurn } from './asked-once-a-turn.ts';

test('who asks in one turn shares an answer, and the next turn asks again', async () => {
  let asked = 0;
  const { ask } = askedOnceATurn(() => ++asked);
  assert.deepEqual(await Promise.all([ask(), ask(), ask()]), [1, 1, 1]);
  assert.equal(await ask(), 1);
  await nextTurn();
  assert.equal(await ask(), 2);
});

test('what was forgotten is asked again in the same turn', async () => {
  let asked = 0;
  const { ask, forget } = askedOnceATurn(() => ++asked);
  assert.equal(await ask(), 1);
  forget();
  assert.equal(await ask(), 2);
});

test('a question that fails is not a thrown error, and the next turn asks again', async () => {
  const answers = [new Error('away'), 7] as const;
  let asked = 0;
  const { ask } = askedOnceATurn(() => {
    const answer = answers[asked++];
    if (answer instanceof Error) throw answer;
    return answer;
  });
  await assert.rejects(ask(), /away/);
  await nextTurn();
  assert.equal(await ask(), 7);
});
