import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { types } from 'pg';
import { clientSettings } from './client-settings.ts';

test('whole numbers of 64 bits come as numbers, and everything else as the driver has it', () => {
  const parser = clientSettings('postgres://a/b').types?.getTypeParser;
  assert.equal(parser?.(types.builtins.INT8, 'text')('9007199254740991'), 9_007_199_254_740_991);
  assert.equal(parser?.(types.builtins.TEXT, 'text')('7'), '7');
});

// Every search thread has a thread for its questions, and whatever that one loads is held once more.
test('the thread that asks for a search thread loads no more than the driver', () => {
  for (const name of ['question-thread.ts', 'client-settings.ts', 'refusal.ts'])
    assert.doesNotMatch(readFileSync(new URL(name, import.meta.url), 'utf8'), /kysely|connection\.ts/, name);
});
