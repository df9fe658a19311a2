import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal, Refused } from '../core/errors.ts';
import { readArguments } from './command.ts';

const takes = { words: 2, values: ['reason', 'into'], flags: ['draft'] };

test('words, values and flags are told apart, in any order', () => {
  const given = readArguments(['CB-1', '--draft', '--reason', 'two words', '--into=CB-2', 'more'], takes);
  assert.deepEqual(given.words, ['CB-1', 'more']);
  assert.deepEqual(given.values, { reason: 'two words', into: 'CB-2' });
  assert.deepEqual([...given.flags], ['draft']);
});

test('what stands after two hyphens alone is a word', () => {
  assert.deepEqual(readArguments(['--', '--draft'], takes).words, ['--draft']);
});

test('a value may start with a hyphen only after an equals sign', () => {
  assert.equal(readArguments(['--reason=--because'], takes).values.reason, '--because');
  assert.throws(() => readArguments(['--reason', '--because'], takes), Refused);
});

test('whatever a command does not take is refused in one line', () => {
  for (const args of [['--colour'], ['-x'], ['--reason'], ['--draft=yes'], ['a', 'b', 'c'], ['--toString']]) {
    assert.throws(
      () => readArguments(args, takes),
      (error) => isRefusal(error, 'bad-command') && /^[^\n]+\.$/.test(error.message),
      args.join(' '),
    );
  }
});
