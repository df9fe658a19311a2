import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { everyOf } from '../../test/world/byte-files.ts';
import { temporaryDirectory } from '../../test/world/fake-world.ts';
import { openBytes, openDirectory } from './read-bytes.ts';

test('a file is read as often as wanted', async (t) => {
  const path = join(temporaryDirectory(t), 'a.csv');
  writeFileSync(path, 'x'.repeat(200_000));
  const file = await openBytes(path);
  assert.deepEqual([file.name, file.size], ['a.csv', 200_000]);
  for (let pass = 0; pass < 2; pass++) assert.equal(Buffer.concat(await everyOf(file.bytes())).length, 200_000);
});

test('a file that changes while it is read is refused, even when size and time look the same', async (t) => {
  const path = join(temporaryDirectory(t), 'a.csv');
  const when = new Date('2026-01-01');
  const write = (text: string) => {
    writeFileSync(path, text);
    utimesSync(path, when, when);
  };
  write('one');
  const file = await openBytes(path);
  await everyOf(file.bytes());
  write('two');
  await assert.rejects(everyOf(file.bytes()), /a\.csv changed while it was being read/);
  const long = await openBytes(path);
  const growing = (async () => {
    for await (const _ of long.bytes()) appendFileSync(path, 'more');
  })();
  await assert.rejects(growing, /changed while it was being read/);
});

test('what is not there, or not a file, is refused', async (t) => {
  const directory = temporaryDirectory(t);
  await assert.rejects(openBytes(join(directory, 'none')), /There is no file/);
  await assert.rejects(openBytes(directory), /is not a file/);
  await assert.rejects(openDirectory(join(directory, 'none')), /is not a directory/);
});

test('a directory gives its files by name', async (t) => {
  const directory = temporaryDirectory(t);
  for (const name of ['b.csv', 'a.json']) writeFileSync(join(directory, name), name);
  mkdirSync(join(directory, 'inner'));
  assert.deepEqual(
    (await openDirectory(directory)).map(({ name }) => name),
    ['a.json', 'b.csv'],
  );
});
