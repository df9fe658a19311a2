import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWorked } from './small-work.ts';

const once = 'ab'.repeat(16);

test('the work can be done, holds for one form, and is seldom done by chance', () => {
  let nonce = 0;
  while (!isWorked(once, nonce.toString(36))) nonce += 1;
  assert.ok(nonce < 500_000);
  assert.equal(isWorked('cd'.repeat(16), nonce.toString(36)), false);
  const byChance = Array.from({ length: 2_000 }, (_, n) => isWorked(once, `zz${n}`)).filter(Boolean).length;
  assert.ok(byChance <= 5, `${byChance}`);
});

test('only a short nonce is looked at', () => {
  for (const nonce of ['', 'A', '-1', ' 1', 'a'.repeat(13), 'é']) assert.equal(isWorked(once, nonce), false);
});
