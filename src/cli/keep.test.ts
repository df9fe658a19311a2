import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryDirectory } from '../../test/world/fake-world.ts';
import { casebook } from '../../test/world/process.ts';

const why = ['--reason', 'A test'];
const keeping: readonly (readonly string[])[] = [
  ['verify'],
  ['rebuild'],
  ['publish', 'CB-1', ...why],
  ['withdraw', 'CB-1', ...why],
  ['close', 'CB-1@1', ...why],
  ['merge', 'CB-1', '--into', 'CB-2', ...why],
];

test('who keeps a collection that is not there is told so, and none is made', async (t) => {
  const data = join(temporaryDirectory(t), 'data');
  const outcomes = await Promise.all(keeping.map((args) => casebook(args, { CASEBOOK_DATA: data })));
  for (const [at, { code, lines, errors }] of outcomes.entries()) {
    assert.deepEqual([code, lines, errors.length], [1, [], 1], `${keeping[at]}: ${errors.join(' / ')}`);
    assert.match(errors[0] ?? '', /^casebook: There is no collection in .*data: begin one there with "casebook start"/);
  }
  assert.equal(existsSync(data), false);
});

test('an empty file or directory is no collection either, and stays as it is', async (t) => {
  const data = join(temporaryDirectory(t), 'data');
  mkdirSync(data);
  assert.match((await casebook(['verify'], { CASEBOOK_DATA: data })).errors.join(), /no collection/);
  assert.deepEqual(readdirSync(data), []);
  writeFileSync(join(data, 'casebook.db'), '');
  assert.match((await casebook(['verify'], { CASEBOOK_DATA: data })).errors.join(), /no collection/);
  assert.deepEqual(readdirSync(data), ['casebook.db']);
});
