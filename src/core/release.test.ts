import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manifestOf, newestFirst, RELEASE_FILE, RELEASE_NAME, readFacts, readManifest } from './release.ts';

const hash = 'a'.repeat(64);

test('facts are read, and anything else is none', () => {
  const facts = {
    format: 'casebook.release/1',
    name: '2026-11-23',
    made: '2026-11-23T10:00:00Z',
    sequence: 7,
    records: 25,
  };
  assert.deepEqual(readFacts(JSON.stringify(facts)), facts);
  assert.equal(readFacts(JSON.stringify({ ...facts, records: -1 })), undefined);
  assert.equal(readFacts('{'), undefined);
});

test('a manifest is read as it was written, and one odd line spoils it', () => {
  const text = manifestOf([
    { name: 'records.csv', sha256: hash },
    { name: 'vocabularies/harm.json', sha256: hash },
  ]);
  assert.equal(text, `${hash}  records.csv\n${hash}  vocabularies/harm.json\n`);
  assert.deepEqual([...(readManifest(text)?.keys() ?? [])], ['records.csv', 'vocabularies/harm.json']);
  for (const odd of [`${hash}  ../etc/passwd\n`, `${hash} one-space\n`, 'x\n'])
    assert.equal(readManifest(text + odd), undefined);
});

test('names stay inside their folder, and the newest stands first', () => {
  for (const name of ['../x', '.hidden', 'a/b', 'vocabularies/../x', '']) assert.equal(RELEASE_FILE.test(name), false);
  for (const name of ['2026-11-23', '2026-11-23.2', '2026-11-23.10']) assert.ok(RELEASE_NAME.test(name));
  for (const name of ['2026-11-23.1', '2026-11-23.02', 'latest']) assert.equal(RELEASE_NAME.test(name), false);
  const names = ['2026-11-23', '2026-11-23.10', '2026-12-01', '2026-11-23.2'];
  assert.deepEqual(names.sort(newestFirst), ['2026-12-01', '2026-11-23.10', '2026-11-23.2', '2026-11-23']);
});
