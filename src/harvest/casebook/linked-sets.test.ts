import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LinkedSets } from './linked-sets.ts';

test('what is linked over others belongs together, and is counted once', () => {
  const sets = new LinkedSets();
  for (const [one, other] of ['ab', 'cd', 'bc', 'da', 'ef'].map((pair) => [...pair])) sets.link(one ?? '', other ?? '');
  assert.equal(sets.rootOf('a'), sets.rootOf('d'));
  assert.notEqual(sets.rootOf('a'), sets.rootOf('e'));
  assert.deepEqual(
    [...'abcdefg'].map((one) => sets.sizeOf(one)),
    [4, 4, 4, 4, 2, 2, 1],
  );
});

test('a long chain is no trouble', () => {
  const sets = new LinkedSets();
  for (let n = 0; n < 50_000; n += 1) sets.link(`${n}`, `${n + 1}`);
  assert.equal(sets.sizeOf('0'), 50_001);
});
