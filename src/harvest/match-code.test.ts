import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vocabularies } from '../core/vocabulary.ts';
import { matcherOf, termKey } from './match-code.ts';

test('spellings that mean the same have one key', () => {
  assert.equal(termKey('  Media / Entertainment '), termKey('media/entertainment'));
  assert.equal(termKey('People’s  Republic & Türkiye'), termKey("people's republic and turkiye"));
  assert.notEqual(termKey('Text-to-image'), termKey('Text to image'));
});

test('every code of every vocabulary is found by its code and by its name', () => {
  for (const { vocabulary, codes } of vocabularies) {
    const names = new Map<string, string>();
    for (const { code, name } of codes) if (!names.has(termKey(name))) names.set(termKey(name), code);
    for (const { code, name } of codes) {
      assert.equal(matcherOf(vocabulary)(code)?.code, code, `${vocabulary} ${code}`);
      assert.equal(
        matcherOf(vocabulary)(name.toUpperCase())?.code ?? '',
        names.get(termKey(name)),
        `${vocabulary} ${name}`,
      );
    }
  }
});

test('a declared synonym maps, a place maps to its country, and nothing else does', () => {
  const country = matcherOf('country');
  assert.equal(country('U.S.A.')?.code, 'US');
  assert.deepEqual([country('north dakota')?.code, country('north dakota')?.place], ['US', 'North Dakota']);
  assert.equal(country('UK')?.place, undefined);
  assert.deepEqual(country('us '), country('USA'));
  assert.equal(country('Atlantis'), undefined);
  assert.equal(matcherOf('technology')('Machine learnng')?.code, 'machine-learning');
  assert.equal(matcherOf('technology')('Machine learnnng'), undefined);
});
