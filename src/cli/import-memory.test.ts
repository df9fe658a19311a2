import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryDirectory } from '../../test/world/fake-world.ts';
import { shortOrLong } from '../../test/world/figures.ts';
import { root, startNode } from '../../test/world/process.ts';

const program = join(root, 'test', 'world', 'import-memory.ts');

type Span = { readonly from: number; readonly to: number };

// How many bytes more are needed for each row between two moments of an import that goes on after them.
async function bytesForARow(t: TestContext, what: 'good' | 'broken' | 'kept', { from, to }: Span): Promise<number> {
  const database = join(temporaryDirectory(t), 'casebook.db');
  const { ended, lines, errors } = startNode([program, database, String(from), String(to), what]);
  assert.equal(await ended, 0, errors.join('\n'));
  return Number(lines.at(-1));
}

const rows: Span = { from: shortOrLong(2_000, 3_000), to: shortOrLong(6_000, 30_000) };

test('an import keeps nothing of its rows but digests of their keys', async (t) => {
  const bytes = await bytesForARow(t, 'good', rows);
  // What is remembered for speed is full by the first of the moments, and somewhat fuller or emptier at the second.
  assert.ok(bytes < 100, `${Math.round(bytes)} bytes are kept of each row`);
});

test('planted fault: an import that keeps its rows is found', async (t) => {
  const bytes = await bytesForARow(t, 'kept', rows);
  assert.ok(bytes > 1_600, `only ${Math.round(bytes)} bytes for each row`);
});

test('a file of broken lines needs no more memory for many than for a few', async (t) => {
  const bytes = await bytesForARow(t, 'broken', { from: 5_000, to: 40_000 });
  assert.ok(bytes < 30, `${Math.round(bytes)} bytes are kept of each line`);
});
