import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { vocabularyFiles } from './vocabulary-files.ts';

test('each file is loaded exactly once, under its own name', () => {
  const files = readdirSync(new URL('vocabularies/', import.meta.url)).map((name) => name.replace(/\.json$/, ''));
  assert.deepEqual(
    vocabularyFiles.map((one) => one.vocabulary),
    files.sort(),
  );
});
