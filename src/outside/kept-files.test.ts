import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryDirectory } from '../../test/world/fake-world.ts';
import { Refused } from '../core/errors.ts';
import { isThere, keepLast, refuseUnwritable } from './kept-files.ts';

test('only old files whose names fit are removed, and never the last ones', async (t) => {
  const directory = temporaryDirectory(t);
  for (const name of ['b-1', 'b-3', 'b-2', 'b-4.part', 'mine']) writeFileSync(join(directory, name), '');
  assert.deepEqual(await keepLast(directory, /^b-\d$/, 2), ['b-1']);
  assert.deepEqual(readdirSync(directory).sort(), ['b-2', 'b-3', 'b-4.part', 'mine']);
  assert.deepEqual(await keepLast(directory, /^b-\d$/, 2), []);
  assert.deepEqual([await isThere(join(directory, 'b-1')), await isThere(join(directory, 'b-2'))], [false, true]);
});

test('a directory that is not there, or is a file, is refused by the name of its setting', async (t) => {
  const directory = temporaryDirectory(t);
  await refuseUnwritable('PLACE', directory);
  writeFileSync(join(directory, 'file'), '');
  mkdirSync(join(directory, 'inner'));
  for (const wrong of ['nowhere', 'file', 'file/inner'])
    await assert.rejects(
      refuseUnwritable('PLACE', join(directory, wrong)),
      (error) => error instanceof Refused && /^PLACE=.* is not a directory that can be written\.$/.test(error.message),
    );
});
