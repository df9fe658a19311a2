import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idRuns, idsIn } from './id-runs.ts';

test('ids come back in their order, also where prefixes change', () => {
  const ids = ['CB-12', 'CB-1', 'AI-4', 'CB-3', 'CB-4294967295'];
  assert.deepEqual([...idsIn(idRuns(ids))], ids);
  assert.deepEqual([...idsIn(idRuns([]))], []);
});

test('ids with one prefix are one run of four bytes each', () => {
  const [run, ...more] = idRuns(Array.from({ length: 1_000 }, (_, at) => `CB-${at + 1}`));
  assert.equal(more.length, 0);
  assert.equal(run?.numbers.byteLength, 4_000);
});
