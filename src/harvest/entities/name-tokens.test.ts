import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameTokens } from './name-tokens.ts';

test('each word is told by the lists and by how it is written', () => {
  const parts = (text: string): readonly string[] => nameTokens(text).map(({ part }) => part);
  assert.deepEqual(parts('Michael Mark Vestergard von J. Curry'), [
    'name',
    'either',
    'strange',
    'particle',
    'initial',
    'word',
  ]);
  assert.deepEqual(parts('Smith-Griffin Self-Driving Google OpenAI NHTSA U.S. McVestergard 737 said'), [
    'strange',
    'plain',
    'plain',
    'plain',
    'plain',
    'plain',
    'strange',
    'plain',
    'plain',
  ]);
});

test('a word knows its place, without its possessive ending', () => {
  const text = 'Ask Vestergard’s son.';
  const [, name] = nameTokens(text);
  assert.equal(text.slice(name?.from, name?.to), 'Vestergard');
});
