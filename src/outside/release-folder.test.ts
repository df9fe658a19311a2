import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryDirectory } from '../../test/world/fake-world.ts';
import { FACTS_FILE, MANIFEST_FILE, type ReleaseFolder } from '../core/release.ts';
import { releasesIn } from './release-folder.ts';

const DAY = '2026-11-23';

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

const fill = async (folder: ReleaseFolder): Promise<void> => {
  await folder.write('records.csv', bytes('id\r\nCB-1\r\n'));
  writeFileSync(folder.pathOf('casebook.sqlite'), 'a database');
  await folder.add('casebook.sqlite');
  await folder.write('vocabularies/country.json', bytes('{}'));
  const facts = {
    format: 'casebook.release/1',
    name: folder.name,
    made: `${DAY}T00:00:00.000Z`,
    sequence: 7,
    records: 1,
  };
  await folder.write(FACTS_FILE, bytes(JSON.stringify(facts)));
};

test('a release is a dated folder whose hashes sha256sum confirms; another of that day gets a number', async (t) => {
  const directory = join(temporaryDirectory(t), 'releases');
  const releases = releasesIn(directory);
  assert.deepEqual(await releases.list(), []);
  const names = [];
  for (let n = 0; n < 11; n += 1) names.push((await releases.make(DAY, fill)).name);
  assert.deepEqual([names[0], names[1], names[10]], [DAY, `${DAY}.2`, `${DAY}.11`]);
  const said = execFileSync('sha256sum', ['--strict', '-c', MANIFEST_FILE], {
    cwd: join(directory, DAY),
    encoding: 'utf8',
  });
  assert.equal(said.match(/: OK$/gm)?.length, 4);
  const [newest, ...others] = await releases.list();
  assert.equal(newest?.name, `${DAY}.11`);
  assert.equal(others.at(-1)?.name, DAY);
  assert.deepEqual(
    newest?.files.map(({ name, bytes: size }) => [name, size]),
    [
      [MANIFEST_FILE, newest?.files[0]?.bytes],
      ['casebook.sqlite', 10],
      ['records.csv', 10],
      [FACTS_FILE, newest?.files[3]?.bytes],
      ['vocabularies/country.json', 2],
    ],
  );
  let part = '';
  for await (const piece of releases.read(DAY, 'records.csv', { from: 4, to: 8 }))
    part += new TextDecoder().decode(piece);
  assert.equal(part, 'CB-1');
});

test('one that fails half-way leaves nothing, and what a loss of power left goes after a day', async (t) => {
  const directory = temporaryDirectory(t);
  const releases = releasesIn(directory);
  let hidden: readonly string[] = [];
  const broken = async (folder: ReleaseFolder): Promise<void> => {
    await folder.write('records.csv', bytes('half'));
    hidden = readdirSync(directory);
    throw new Error('the database went away');
  };
  await assert.rejects(releases.make(DAY, broken), /the database went away/);
  assert.match(hidden.join(), /^\.making-[^,]+$/);
  assert.deepEqual(readdirSync(directory), []);
  for (const name of ['.making-old', '.making-new', 'notes']) mkdirSync(join(directory, name));
  utimesSync(join(directory, '.making-old'), 0, 0);
  await releases.make(DAY, fill);
  assert.deepEqual(readdirSync(directory).sort(), ['.making-new', DAY, 'notes']);
});

test('a folder that lacks a file, its facts or its hashes is not offered', async (t) => {
  const directory = temporaryDirectory(t);
  for (const name of ['records.csv', FACTS_FILE, MANIFEST_FILE]) {
    await releasesIn(directory).make(DAY, fill);
    rmSync(join(directory, DAY, name));
    assert.deepEqual(await releasesIn(directory).list(), [], name);
    rmSync(join(directory, DAY), { recursive: true });
  }
  await assert.rejects(
    releasesIn(directory).make(DAY, async (folder) => void folder.pathOf('../elsewhere')),
    /no file/,
  );
});
