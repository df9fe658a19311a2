import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { temporaryDirectory } from '../../test/world/fake-world.ts';
import { bytesWriter } from './write-bytes.ts';

async function* pieces(count: number, failAt = Number.POSITIVE_INFINITY): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < count; n += 1) {
    if (n === failAt) throw new Error('the source failed');
    yield new TextEncoder().encode(`${n};`);
  }
}
const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

test('a file appears when it is whole; when the source fails, what was there before stays', async (t) => {
  const directory = temporaryDirectory(t);
  const path = join(directory, 'out.csv');
  const write = bytesWriter(nowhere);
  await write(path, pieces(3));
  assert.equal(readFileSync(path, 'utf8'), '0;1;2;');
  await assert.rejects(write(path, pieces(3, 2)), /the source failed/);
  assert.equal(readFileSync(path, 'utf8'), '0;1;2;');
  assert.deepEqual(readdirSync(directory), ['out.csv']);
});

test('a directory, and a place that is not there, are refused with the path', async (t) => {
  const directory = temporaryDirectory(t);
  mkdirSync(join(directory, 'in'));
  writeFileSync(join(directory, 'file'), '');
  const write = bytesWriter(nowhere);
  await assert.rejects(write(join(directory, 'in'), pieces(1)), /is a directory/);
  await assert.rejects(write(join(directory, 'none', 'out'), pieces(1)), /cannot be written/);
});

test('what is printed is made no faster than it is taken', async () => {
  let made = 0;
  async function* many(): AsyncGenerator<Uint8Array> {
    for (; made < 100; made += 1) yield new Uint8Array(1_000);
  }
  const taken: (() => void)[] = [];
  const slow = new Writable({ highWaterMark: 1_000, write: (_chunk, _encoding, done) => taken.push(done) });
  const written = bytesWriter(slow)(undefined, many());
  for (let n = 0; n < 20; n += 1) await turn();
  assert.ok(made < 3, `${made} pieces were made`);
  const all = setInterval(() => taken.shift()?.(), 0);
  await written;
  clearInterval(all);
  assert.equal(made, 100);
});
