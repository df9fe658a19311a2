import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refused } from '../../core/errors.ts';
import { freshEnough } from './fresh-enough.ts';

// A database that says its name, and its sequence when asked for that.
function database(name: string) {
  const state = { sequence: 0, isAway: false };
  const ask = (sql: string): string => {
    if (state.isAway) throw new Refused('database-away');
    return sql.includes('meta') ? String(state.sequence) : name;
  };
  return { state, blocking: { ask, close: () => undefined } };
}

function pair() {
  const [replica, primary] = [database('replica'), database('primary')];
  const asked = freshEnough(replica.blocking, primary.blocking);
  const answers = (): readonly unknown[] => [asked.sequence(), asked.ask('who?')];
  return { replica: replica.state, primary: primary.state, reach: asked.reach, answers };
}

test('the replica answers while it has come as far as it must, else the primary', () => {
  const { replica, primary, reach, answers } = pair();
  [replica.sequence, primary.sequence] = [4, 5];
  assert.deepEqual(answers(), [4, 'replica']);
  reach(5);
  assert.deepEqual(answers(), [5, 'primary']);
  replica.sequence = 5;
  assert.deepEqual(answers(), [5, 'replica']);
});

test('what was seen once is never unseen, and a replica that is away is not missed', () => {
  const { replica, primary, answers } = pair();
  [replica.sequence, primary.sequence] = [7, 9];
  assert.deepEqual(answers(), [7, 'replica']);
  replica.isAway = true;
  assert.deepEqual(answers(), [9, 'primary']);
  replica.isAway = false;
  assert.deepEqual(answers(), [9, 'primary'], 'it was asked again at once, or answered what is older');
});

test('a database without a replica is asked whatever was wanted, and its errors pass', () => {
  const alone = database('alone');
  const asked = freshEnough(alone.blocking);
  asked.reach(3);
  assert.deepEqual([asked.sequence(), asked.ask('who?')], [0, 'alone']);
  alone.state.isAway = true;
  assert.throws(() => asked.sequence(), Refused);
});
