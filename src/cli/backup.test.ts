import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryDirectory, temporaryWorld } from '../../test/world/fake-world.ts';
import { casebook, root } from '../../test/world/process.ts';
import { taken } from '../../test/world/taken.ts';
import { writeGzipLines } from '../outside/gzip-lines.ts';
import { backupCommand } from './backup.ts';
import type { Shell } from './command.ts';

const starter = join(root, 'collection', 'starter');

test('a backup is restored on another machine; what is there, cut off or missing is refused in one sentence', async (t) => {
  const directory = temporaryDirectory(t);
  const [data, again, file] = ['data', 'again', 'x.gz'].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ];
  const here = (...args: readonly string[]) => casebook(args, { CASEBOOK_DATA: data });
  const there = (...args: readonly string[]) => casebook(args, { CASEBOOK_DATA: again });

  const early = await here('backup', file);
  assert.match(early.errors.join(), /^casebook: There is no collection/);
  assert.ok(!existsSync(file));

  await here('import', 'collection', starter);
  const made = await here('backup', file);
  assert.match(made.lines.join(), /holds the collection as it was at sequence \d+: \d+ rows/);
  assert.equal(made.code, 0);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const bytes = readFileSync(file);
  const second = await here('backup', file);
  assert.match(second.errors.join(), /^casebook: .*x\.gz is there already; choose another name\.$/);
  assert.deepEqual(readFileSync(file), bytes);

  const restored = await there('restore', file);
  assert.deepEqual([restored.code, restored.errors], [0, []]);
  assert.match(restored.lines.join(), /Counts, hashes and commitments are as in the backup/);
  const [before, after] = [await here('verify'), await there('verify')];
  assert.match(after.lines.join(), /revisions of \d+ documents, up to sequence \d+: no doubt\.$/);
  assert.deepEqual(after, before);
  assert.match((await there('restore', file)).errors.join(), /^casebook: This database holds a collection already/);

  truncateSync(file, Math.floor(bytes.length / 2));
  const cut = await casebook(['restore', file], { CASEBOOK_DATA: join(directory, 'third') });
  assert.deepEqual([cut.code, cut.errors.length], [1, 1]);
  assert.match(cut.errors.join(), /^casebook: x\.gz is cut off/);
  assert.ok(!existsSync(join(directory, 'third')), 'nothing was made');
  for (const args of [['backup'], ['restore', join(directory, 'none.gz')]]) {
    const { code, errors } = await here(...args);
    assert.deepEqual([code, errors.length], [1, 1], args.join(' '));
  }
});

test('a backup that is interrupted leaves nothing behind, and says so', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  const directory = temporaryDirectory(t);
  const control = new AbortController();
  const printed: string[] = [];
  const codes: number[] = [];
  const shell = {
    existingWorld: async () => world,
    places: () => ({ writeGzipLines }),
    sparing: () => undefined,
    status: () => control.abort(),
    interrupted: () => control.signal,
    print: (line: string) => printed.push(line),
    exitWith: (code: number) => codes.push(code),
  } as unknown as Shell;
  await backupCommand.run(shell, [join(directory, 'x.gz')]);
  assert.deepEqual(readdirSync(directory), []);
  assert.deepEqual(printed, ['Stopped on request; nothing was kept of this backup.']);
  assert.deepEqual(codes, [130]);
});
