import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entityKinds } from './entity.ts';
import { unknownReasons } from './statement.ts';
import { codeIn, codeName, vocabularies, vocabularyNamed } from './vocabulary.ts';

const MAX_GLOSS = 120;

for (const vocabulary of vocabularies) {
  test(`the vocabulary ${vocabulary.vocabulary} is sound`, () => {
    for (const part of ['title', 'about', 'source', 'version', 'licence', 'verified'] as const) {
      assert.match(vocabulary[part], /\S/, part);
    }
    if (vocabulary.url !== undefined) assert.equal(new URL(vocabulary.url).protocol, 'https:');
    const known = new Set(vocabulary.codes.map((code) => code.code));
    assert.equal(known.size, vocabulary.codes.length, 'a code occurs twice');
    assert.ok(known.size > 1, 'there is nothing to choose from');
    for (const code of vocabulary.codes) {
      assert.match(code.code, /^[A-Za-z0-9][A-Za-z0-9.-]*$/);
      assert.equal(code.name, code.name.trim(), code.code);
      assert.notEqual(code.name, '', code.code);
      if (code.parent !== undefined) assert.ok(known.has(code.parent) && code.parent !== code.code, code.code);
      if (vocabulary.vocabulary === 'country') continue;
      assert.ok(code.gloss !== undefined && code.gloss.length <= MAX_GLOSS, `${code.code} needs a gloss`);
    }
  });

  test(`no spelling in ${vocabulary.vocabulary} leads to two codes`, () => {
    const owner = new Map<string, string>();
    for (const { code, name, synonyms = [] } of vocabulary.codes) {
      for (const spelling of new Set([name, ...synonyms].map((text) => text.toLowerCase()))) {
        assert.equal(owner.get(spelling), undefined, `"${spelling}" is ${owner.get(spelling)} and ${code}`);
        owner.set(spelling, code);
      }
    }
  });
}

test('lists that the code holds too say the same as their vocabularies', () => {
  const codes = (name: string) => vocabularyNamed(name)?.codes.map((code) => code.code);
  assert.deepEqual(codes('unknown-reason')?.sort(), [...unknownReasons].sort());
  assert.deepEqual(codes('entity-kind')?.sort(), [...entityKinds].sort());
});

test('every country has a name of its own', () => {
  const { codes = [] } = vocabularyNamed('country') ?? {};
  for (const { code, name } of codes) assert.notEqual(name, code);
});

test('a code is found by its name, and an unknown one is shown as it is', () => {
  assert.equal(codeIn('technology', 'facial-recognition')?.name, 'Facial recognition');
  assert.equal(codeName('technology', 'no-such-code'), 'no-such-code');
  assert.equal(codeIn('no-such-vocabulary', 'x'), undefined);
  assert.equal(codeIn('technology', '__proto__'), undefined);
});
