import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryDirectory } from '../../test/world/fake-world.ts';
import { casebook, root } from '../../test/world/process.ts';

const starter = join(root, 'collection', 'starter');

test('records are exported from a directory, taken in elsewhere, and exported the same', async (t) => {
  const directory = temporaryDirectory(t);
  const [here, there, file] = ['here', 'there', 'all.ndjson'].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ];
  const at =
    (data: string) =>
    (...args: readonly string[]) =>
      casebook(args, { CASEBOOK_DATA: data });

  assert.match((await at(here)('export')).errors.join(), /^casebook: There is no collection/);
  await at(here)('import', 'collection', starter);
  const told = await at(here)('export', '--format', 'ndjson', '--output', file);
  const count = readFileSync(file, 'utf8').trim().split('\n').length;
  assert.deepEqual([told.code, told.lines], [0, [`${file}: ${count} records as ndjson`]]);

  const [header = '', ...rows] = (await at(here)('export', 'country:CN', '--format', 'csv')).lines;
  assert.match(header, /^id,title,/);
  assert.ok(rows.length > 0);
  const found = (await at(here)('export', 'country:CN', '--format', 'ndjson')).lines;
  assert.ok(found.length > 0 && found.length < count);
  for (const line of found) assert.match(line, /"field":"country","value":"CN"/);

  const taken = await at(there)('import', 'casebook', file, '--from', 'here.example');
  assert.match(taken.lines.join('\n'), new RegExp(`records:  ${count} created`));
  assert.match(
    (await at(there)('import', 'casebook', file, '--from', 'here.example')).lines.join('\n'),
    new RegExp(`records:  0 created, 0 changed, ${count} unchanged`),
  );
  const titles = async (data: string) =>
    (await at(data)('export', '--format', 'ndjson')).lines.map((line) => JSON.parse(line).document.statements[0].value);
  assert.deepEqual((await titles(there)).sort(), (await titles(here)).sort());
});

test('a wrong format, query or place is refused in one sentence, and a file that was there stays', async (t) => {
  const directory = temporaryDirectory(t);
  const run = (...args: readonly string[]) => casebook(args, { CASEBOOK_DATA: join(directory, 'data') });
  await run('import', 'collection', starter);
  const file = join(directory, 'kept.csv');
  writeFileSync(file, 'mine');
  for (const [args, words] of [
    [['--format', 'xls'], /"xls" is not a format\. There are: csv, /],
    [['"open', '--output', file], /quot|never|closed|"/],
    [['--output', directory], /is a directory/],
    [['a', 'b'], /one word too many/],
  ] as const) {
    const { code, errors, lines } = await run('export', ...args);
    assert.deepEqual([code, errors.length, lines], [1, 1, []], args.join(' '));
    assert.match(errors.join(), words);
  }
  assert.equal(readFileSync(file, 'utf8'), 'mine');
});
