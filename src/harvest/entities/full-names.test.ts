import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fullNames, indexOf, tokensOf } from './full-names.ts';

const found = (text: string, names: readonly string[]): readonly string[] =>
  fullNames({ text, tokens: tokensOf(text), isPublic: () => false }, indexOf(names)).map(({ from, to }) =>
    text.slice(from, to),
  );

test('a name is found with middle names between its words, and not across everyday words', () => {
  const names = ['Tindra Quillfeather'];
  assert.deepEqual(found('Tindra Maria J. Quillfeather', names), ['Tindra Maria J. Quillfeather']);
  assert.deepEqual(found('Tindra Project Quillfeather', names), []);
  assert.deepEqual(found('Tindra met Quillfeather', names), []);
});

test('a phrase that was withheld in doubt is no name to look for', () => {
  assert.deepEqual(found('A French interior decorator spoke', ['French interior decorator']), []);
  assert.deepEqual(found('Reality Standing spoke', ['Reality Standing']), ['Reality Standing']);
});

test('a handle of everyday words is found with its sign only', () => {
  assert.deepEqual(found('remember @remember, and @zorblat_77 or zorblat_77', ['@remember', '@zorblat_77']), [
    'remember',
    'zorblat_77',
    'zorblat_77',
  ]);
  assert.deepEqual(found('I remember', ['@remember']), []);
});

test('many names that begin alike cost a text no more', () => {
  const index = indexOf(Array.from({ length: 3_000 }, (_, at) => `Tindra Quill${at}x`));
  assert.ok([...index.values()].every((names) => names.length === 1));
});
