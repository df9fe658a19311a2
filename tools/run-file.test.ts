import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root } from './tree.ts';

const folder = mkdtempSync(join(tmpdir(), 'casebook-run-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const head = "import { before, describe, test } from 'node:test';\n";

// Runs tools/test.ts over one made-up file, outside this test's own run.
function runOver(name: string, body: string): { status: number | null; lastLine: string; output: string } {
  const file = join(folder, `${name}.test.ts`);
  writeFileSync(file, head + body);
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const args = ['--disable-warning=ExperimentalWarning', join(root, 'tools/test.ts'), file];
  const run = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...env, CASEBOOK_TEST_SECONDS: '2' } });
  return { status: run.status, lastLine: run.stdout.trim().split('\n').at(-1) ?? '', output: run.stdout + run.stderr };
}

const runs: { name: string; body: string; lastLine: string; status: number; says?: RegExp }[] = [
  {
    name: 'passing',
    body: "test('a', () => {}); test('b', () => {});",
    lastLine: '2 passed, 0 failed, 0 skipped',
    status: 0,
  },
  {
    name: 'failing',
    body: "test('a', () => {}); test('b', () => { throw new Error('no'); });",
    lastLine: '1 passed, 1 failed, 0 skipped',
    status: 1,
  },
  {
    name: 'skipping',
    // The text of a made-up file, run to see its skips counted; no test of ours is skipped here.
    body: "test('a', () => {}); test('b', { skip: 'no browser here' }, () => {}); test('c', (t) => t.skip('too slow'));",
    lastLine: '1 passed, 0 failed, 2 skipped',
    status: 0,
    says: /no browser here[\s\S]*too slow/,
  },
  {
    name: 'skipping-unsaid',
    body: "test('a', () => {}); test('b', { skip: true }, () => {});",
    lastLine: '1 passed, 1 failed, 0 skipped',
    status: 1,
    says: /b: skipped without a reason/,
  },
  {
    name: 'crashing',
    body: "throw new Error('early');",
    lastLine: '0 passed, 1 failed, 0 skipped',
    status: 1,
    says: /early/,
  },
  { name: 'empty', body: '', lastLine: '0 passed, 1 failed, 0 skipped', status: 1, says: /no test ran/ },
  {
    name: 'only-skipped',
    body: "test('a', { skip: 'why' }, f);\nfunction f() {}",
    lastLine: '0 passed, 0 failed, 1 skipped',
    status: 1,
  },
  {
    name: 'suites',
    body: "describe('s', () => { test('a', () => {}); test('b', () => { throw new Error('no'); }); });",
    lastLine: '1 passed, 1 failed, 0 skipped',
    status: 1,
  },
  {
    name: 'broken-hook',
    body: "describe('s', () => { before(() => { throw new Error('hook'); }); test('a', () => {}); });",
    lastLine: '0 passed, 2 failed, 0 skipped',
    status: 1,
    says: /hook/,
  },
  {
    name: 'spinning',
    body: "test('a', () => { for (;;); });",
    lastLine: '0 passed, 1 failed, 0 skipped',
    status: 1,
    says: /stopped after 2 s/,
  },
];

for (const { name, body, lastLine, status, says } of runs) {
  test(`a ${name} file is told as it is`, () => {
    const result = runOver(name, body);
    assert.equal(result.lastLine, lastLine, result.output);
    assert.equal(result.status, status, result.output);
    if (says) assert.match(result.output, says);
  });
}
