import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

// Makes 400 MB of garbage that is old enough to be promoted, beside 40 MB that stay; prints the most the heap held.
const work = `
  import { sparingHeap } from ${JSON.stringify(new URL('./heap.ts', import.meta.url).href)};
  if (process.argv[1] === 'sparing') sparingHeap();
  const some = (n) => Array.from({ length: n }, (_, at) => ({ at, text: 'x' + at }));
  const stays = some(400_000);
  let recent = [];
  let most = 0;
  for (let round = 0; round < 400; round++) {
    recent.push(some(10_000));
    if (recent.length > 30) recent = [];
    most = Math.max(most, process.memoryUsage().heapTotal);
  }
  console.log(most, stays.length);
`;

function mostOf(how: string): number {
  const args = [
    '--disable-warning=ExperimentalWarning',
    '--max-semi-space-size=16',
    '--max-old-space-size=4096',
    '--input-type=module',
    '-e',
    work,
    how,
  ];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const most = Number.parseInt(stdout, 10);
  assert.ok(most > 0, stderr);
  assert.equal(stderr, '', 'the engine knows every flag');
  return most / 1_048_576;
}

test('a sparing heap stays far smaller than one that may grow', () => {
  const [free, sparing] = [mostOf('free'), mostOf('sparing')];
  assert.ok(sparing < free * 0.8, `${sparing.toFixed()} MB and ${free.toFixed()} MB`);
});

test('a flag that the engine does not know ends nothing; a line on standard error names it', () => {
  const ask = "process.getBuiltinModule('node:v8').setFlagsFromString('--no-such-growth=1'); console.log('goes on')";
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', ask], { encoding: 'utf8' });
  assert.deepEqual([status, stdout], [0, 'goes on\n']);
  assert.match(stderr, /--no-such-growth/);
});
