// `npm test`: the programs the tests need, lint, types, then every test file, two at a time. The last line counts them.
import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { prepare } from './programs.ts';
import { type Count, closingLine, runFile, sum } from './run-file.ts';
import { root } from './tree.ts';

const everything = ['src', 'test', 'tools'].map((folder) => join(root, folder));
const filesAtOnce = 2;
// CASEBOOK_TEST_SECONDS is for the test of this runner itself.
const limitMs = Number(process.env.CASEBOOK_TEST_SECONDS ?? 600) * 1000;

process.exitCode = await main(process.argv.slice(2).map((argument) => resolve(argument)));

async function main(wanted: readonly string[]): Promise<number> {
  const refusal = prepare();
  if (refusal) {
    console.error(refusal);
    return 1;
  }
  // Someone who names files is working on them, and wants their answer at once.
  const checks = wanted.length > 0 ? [] : [check('lint'), check('types')];
  const files = (wanted.length > 0 ? wanted : everything).flatMap(testFilesIn);
  const tests = sum(await runAll(files));
  const total = sum([...checks, tests]);
  if (tests.passed + tests.failed === 0) console.error('No test ran.');
  console.log(closingLine(total));
  return total.failed > 0 || tests.passed === 0 ? 1 : 0;
}

// A failed check is counted as one failed test, so that the closing line cannot look clean; a passed one is no test.
function check(name: 'lint' | 'types'): Count {
  const [program, args] = {
    lint: ['@biomejs/biome/bin/biome', ['check', '--error-on-warnings']] as const,
    types: ['typescript/bin/tsc', ['--noEmit']] as const,
  }[name];
  const run = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], { stdio: 'inherit' });
  console.log(run.status === 0 ? `✔ ${name}` : `✖ ${name}`);
  return { passed: 0, failed: run.status === 0 ? 0 : 1, skipped: 0 };
}

function testFilesIn(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  return globSync('**/*.test.ts', { cwd: path })
    .sort()
    .map((file) => join(path, file));
}

// Each file's report is printed in one piece when the file ends, so two at once do not mix.
async function runAll(files: readonly string[]): Promise<Count[]> {
  const waiting = [...files];
  const counts: Count[] = [];
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const { count, text } = await runFile(file, limitMs);
      counts.push(count);
      console.log(`${relative(root, file)}\n${text}`);
    }
  };
  await Promise.all(Array.from({ length: filesAtOnce }, work));
  return counts;
}
