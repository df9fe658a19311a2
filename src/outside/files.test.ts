import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryDirectory } from '../../test/world/fake-world.ts';
import { isRefusal } from '../core/errors.ts';
import { readYamlFiles, textWriter } from './files.ts';

function directoryWith(t: TestContext, files: Readonly<Record<string, string | Uint8Array>>): string {
  const directory = temporaryDirectory(t);
  mkdirSync(join(directory, 'records'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content);
  return directory;
}

const refusedAs = (pattern: RegExp) => (error: unknown) => isRefusal(error, 'bad-file') && pattern.test(error.message);

test('YAML files are read in a fixed order, those of directories inside too', async (t) => {
  const directory = directoryWith(t, {
    'b.yaml': 'b: 1',
    'a.yaml': '\ufeffa: é',
    'records/z.yaml': 'z',
    'notes.txt': 'n',
  });
  assert.deepEqual(await readYamlFiles(directory), [
    { name: 'a.yaml', text: 'a: é' },
    { name: 'b.yaml', text: 'b: 1' },
    { name: 'records/z.yaml', text: 'z' },
  ]);
});

test('a file that is not UTF-8 is refused by name', async (t) => {
  const directory = directoryWith(t, { 'a.yaml': Uint8Array.from([0x61, 0x3a, 0x20, 0xe9]) });
  await assert.rejects(readYamlFiles(directory), refusedAs(/^a\.yaml is not UTF-8 text\.$/));
});

test('a file larger than 4 MB is refused by name', async (t) => {
  const directory = directoryWith(t, { 'records/big.yaml': 'x'.repeat(4 * 1024 * 1024 + 1) });
  await assert.rejects(readYamlFiles(directory), refusedAs(/^records\/big\.yaml is larger than 4 MB\.$/));
});

test('what is no directory is refused', async (t) => {
  const directory = directoryWith(t, { 'a.yaml': '' });
  for (const name of ['a.yaml', 'nowhere']) {
    await assert.rejects(readYamlFiles(join(directory, name)), refusedAs(/is not a directory that can be read\.$/));
  }
});

test('a path that cannot be written is refused before anything is written, and nothing stays of the attempt', async (t) => {
  const directory = directoryWith(t, { 'old.json': 'old' });
  await assert.rejects(textWriter(join(directory, 'no', 'way')), refusedAs(/way cannot be written\.$/));
  await assert.rejects(textWriter(directory), refusedAs(/is a directory/));
  const [old, fresh] = [join(directory, 'old.json'), join(directory, 'new.json')];
  const writers = [await textWriter(old), await textWriter(fresh)];
  assert.deepEqual([readFileSync(old, 'utf8'), existsSync(fresh)], ['old', false]);
  for (const write of writers) await write('text');
  assert.deepEqual([readFileSync(old, 'utf8'), readFileSync(fresh, 'utf8')], ['text', 'text']);
});
