import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { temporaryDirectory } from '../../test/world/fake-world.ts';
import { gathered } from '../../test/world/gathered.ts';
import { refusal } from '../../test/world/taken.ts';
import { readGzipLines, writeGzipLines } from './gzip-lines.ts';
import { openBytes } from './read-bytes.ts';

async function* these(...lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

async function read(path: string): Promise<readonly string[]> {
  return gathered(readGzipLines(await openBytes(path)));
}

const refusedWith = (words: RegExp) => (error: unknown) =>
  refusal('bad-file')(error) && words.test((error as Error).message);

test('lines come back as they went in, long ones and many of them', async (t) => {
  const path = join(temporaryDirectory(t), 'a.gz');
  const lines = Array.from({ length: 5_000 }, (_, n) => `${n} \u2028 \u{1f6a2} ${'x'.repeat(n)}`);
  await writeGzipLines(path, these(...lines));
  assert.deepEqual(await read(path), lines);
});

test('the file is readable by its owner only, and nothing else is left beside it', async (t) => {
  const directory = temporaryDirectory(t);
  await writeGzipLines(join(directory, 'a.gz'), these('one'));
  assert.equal(statSync(join(directory, 'a.gz')).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(directory), ['a.gz']);
});

test('it appears only when it is whole', async (t) => {
  const path = join(temporaryDirectory(t), 'a.gz');
  async function* watched(): AsyncGenerator<string> {
    yield 'one';
    assert.ok(existsSync(`${path}.part`) && !existsSync(path));
    yield 'two';
  }
  await writeGzipLines(path, watched());
  assert.deepEqual(await read(path), ['one', 'two']);
});

test('what is there already is refused and stays, whenever it came', async (t) => {
  const path = join(temporaryDirectory(t), 'a.gz');
  async function* slow(): AsyncGenerator<string> {
    yield 'one';
    writeFileSync(path, 'somebody was faster');
  }
  await assert.rejects(writeGzipLines(path, slow()), refusedWith(/is there already/));
  await assert.rejects(writeGzipLines(path, these('one')), refusedWith(/is there already/));
  assert.equal(readFileSync(path, 'utf8'), 'somebody was faster');
  assert.ok(!existsSync(`${path}.part`));
});

test('when the lines break off, no file is left, and the reason is told', async (t) => {
  const directory = temporaryDirectory(t);
  async function* broken(): AsyncGenerator<string> {
    yield 'x'.repeat(1_000_000);
    throw new Error('the database went away');
  }
  await assert.rejects(writeGzipLines(join(directory, 'a.gz'), broken()), /the database went away/);
  assert.deepEqual(readdirSync(directory), []);
});

test('a full disk leaves no file and is called so', async (t) => {
  const directory = temporaryDirectory(t);
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
  async function* lines(): AsyncGenerator<string> {
    yield 'one';
    throw full;
  }
  await assert.rejects(writeGzipLines(join(directory, 'a.gz'), lines()), refusal('disk-full'));
  assert.deepEqual(readdirSync(directory), []);
});

test('a part that a killed process left is written anew', async (t) => {
  const path = join(temporaryDirectory(t), 'a.gz');
  writeFileSync(`${path}.part`, 'half');
  await writeGzipLines(path, these('one'));
  assert.deepEqual(await read(path), ['one']);
  assert.ok(!existsSync(`${path}.part`));
});

test('of two that write the same file, one is refused and the other is whole', async (t) => {
  const path = join(temporaryDirectory(t), 'a.gz');
  async function* first(): AsyncGenerator<string> {
    yield 'one';
    await writeGzipLines(path, these('two'));
  }
  await assert.rejects(writeGzipLines(path, first()), refusedWith(/Another backup into .* began meanwhile/));
  assert.deepEqual(await read(path), ['two']);
});

test('a directory that is not there or not writable is named', async (t) => {
  const directory = temporaryDirectory(t);
  await assert.rejects(writeGzipLines(join(directory, 'no', 'a.gz'), these('one')), refusedWith(/cannot be written/));
  mkdirSync(join(directory, 'b.gz'));
  await assert.rejects(writeGzipLines(join(directory, 'b.gz'), these('one')), refusedWith(/is there already/));
});

test('what is cut off, damaged or no gzip at all is refused in words', async (t) => {
  const path = join(temporaryDirectory(t), 'a.gz');
  const whole = gzipSync(Array.from({ length: 2_000 }, (_, n) => `line ${n} ${Math.sin(n)}`).join('\n'));
  const cases: readonly (readonly [Buffer, RegExp])[] = [
    [whole.subarray(0, whole.length / 2), /a\.gz is cut off/],
    [whole.subarray(0, whole.length - 1), /a\.gz is cut off/],
    [Buffer.from('plain text'), /damaged, or no gzip file/],
    [gzipSync(Buffer.from([0xff, 0xfe, 0x0a])), /lines of UTF-8/],
  ];
  for (const [bytes, words] of cases) {
    writeFileSync(path, bytes);
    await assert.rejects(read(path), refusedWith(words));
  }
  const damaged = Buffer.from(whole);
  damaged[damaged.length - 6] = (damaged[damaged.length - 6] ?? 0) ^ 1;
  writeFileSync(path, damaged);
  await assert.rejects(read(path), refusedWith(/damaged/));
  assert.equal(gunzipSync(whole).toString().split('\n').length, 2_000);
});

test('who stops reading early leaves nothing open', async (t) => {
  const path = join(temporaryDirectory(t), 'a.gz');
  async function* many(): AsyncGenerator<string> {
    for (let n = 0; n < 200_000; n += 1) yield `line ${n}`;
  }
  await writeGzipLines(path, many());
  for await (const line of readGzipLines(await openBytes(path))) {
    assert.equal(line, 'line 0');
    break;
  }
});
