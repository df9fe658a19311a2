import assert from 'node:assert/strict';
import { readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { temporaryDirectory } from '../../../test/world/fake-world.ts';
import { fileWarmer } from './warm-file.ts';

const MB = 1_048_576;

function placesOf(path: string, most: number): readonly number[] {
  const { warm } = fileWarmer(path, most);
  const places: number[] = [];
  for (let from: number | undefined = 0; from !== undefined; from = warm(from)) places.push(from / MB);
  return places;
}

const openFiles = (): readonly string[] =>
  readdirSync('/proc/self/fd').flatMap((one) => {
    try {
      return [readlinkSync(`/proc/self/fd/${one}`)];
    } catch {
      return [];
    }
  });

test('a file is read to its end, a part at a time, and no further than there is room for', (t) => {
  const path = join(temporaryDirectory(t), 'file');
  writeFileSync(path, Buffer.alloc(9 * MB));
  assert.deepEqual(placesOf(path, 100 * MB), [0, 4, 8]);
  assert.deepEqual(placesOf(path, 6 * MB), [0, 4]);
  assert.deepEqual(placesOf(path, 0), [0]);
});

test('the file is closed at its end, and by whoever stops before', {
  skip: process.platform !== 'linux' && 'needs /proc',
}, (t) => {
  const path = join(temporaryDirectory(t), 'file');
  writeFileSync(path, Buffer.alloc(5 * MB));
  placesOf(path, 100 * MB);
  assert.equal(openFiles().includes(path), false);
  const stopped = fileWarmer(path, 100 * MB);
  stopped.warm(0);
  assert.equal(openFiles().includes(path), true);
  stopped.close();
  assert.equal(openFiles().includes(path), false);
});

test('no memory is kept before the reading and after it', async (t) => {
  const path = join(temporaryDirectory(t), 'file');
  writeFileSync(path, Buffer.alloc(5 * MB));
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // V8 gives the bytes of dead buffers back on a thread of its own, after the collection has returned.
  const heldIsUnder = async (most: number): Promise<boolean> => {
    for (let tries = 0; tries < 500; tries += 1) {
      collect();
      if (process.memoryUsage().arrayBuffers < most) return true;
      await setTimeout(10);
    }
    return false;
  };
  collect();
  const most = process.memoryUsage().arrayBuffers + 4 * MB;
  const files = Array.from({ length: 8 }, () => fileWarmer(path, 100 * MB));
  assert.equal(await heldIsUnder(most), true);
  for (const { warm } of files) for (let from: number | undefined = 0; from !== undefined; ) from = warm(from);
  assert.equal(await heldIsUnder(most), true);
  assert.equal(files.length, 8);
});
