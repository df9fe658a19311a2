import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../../../core/words.ts';
import { familyNames, givenNames } from './given-names.ts';
import { knownOrganisations, knownSystems, sameNames } from './known-names.ts';
import { organisationWords, publicBodyWords, systemWords } from './organisation-words.ts';
import { goods, groupNouns, personalTies, personNouns, unnamedWords } from './people-words.ts';
import { plainWords } from './plain-words.ts';
import { nameList, wordList } from './word-list.ts';

const words = {
  familyNames,
  givenNames,
  goods,
  groupNouns,
  organisationWords,
  personNouns,
  plainWords,
  publicBodyWords,
  systemWords,
  unnamedWords,
};

test('every word is folded, because only then can it be met', () => {
  for (const [name, list] of Object.entries(words))
    for (const word of list) assert.match(word, /^[\p{Ll}\p{Lo}\d-]+$/u, `${word} in ${name}`);
  const names = [...knownOrganisations, ...knownSystems, ...[...sameNames].flat()];
  for (const name of names) assert.equal(fold(name), name);
  for (const name of names) assert.match(name, /^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*$/u);
});

test('no given name is a word that would let a person pass for something else', () => {
  for (const list of [organisationWords, publicBodyWords, systemWords, groupNouns, goods, unnamedWords]) {
    assert.deepEqual(
      [...list].filter((word) => givenNames.has(word)),
      [],
    );
  }
  assert.deepEqual(
    [...knownOrganisations].filter(
      (name) => / /.test(name) && givenNames.has(name.split(' ')[0] ?? '') && familyNames.has(name.split(' ')[1] ?? ''),
    ),
    [],
  );
  assert.ok(personalTies.has('family'));
});

test('lists are read word by word and name by name', () => {
  assert.deepEqual([...wordList('\n one two\nthree ')], ['one', 'two', 'three']);
  assert.deepEqual([...nameList('\none two; three\nfour\n')], ['one two', 'three', 'four']);
});
