import assert from 'node:assert/strict';
import { Refused } from '../../src/core/errors.ts';
import { type CollectionRead, readCollection } from '../../src/harvest/collection/read-collection.ts';

const collection = `collection: small
title: A small collection
licence: CC-BY-4.0
attribution: A test
featured: harbour
`;

const entities = `- key: acme
  kind: organisation
  names: [{ text: Acme Vision, lang: en }, { text: ACME }]
- key: buyers
  kind: group
  names: [{ text: Shop visitors }]
- key: jane
  kind: private-person
  names: [{ text: Jane }]
`;

const harbour = `key: harbour
language: en
sources:
  S1: { title: "Cameras in shops", url: "https://news.example/1" }
  S2: { title: "A printed paper" }
statements:
  - { field: title, value: "Cameras in the harbour", cites: [S1] }
  - { field: type, value: incident }
  - { field: operator, value: acme, by: Reuters, cites: [S1, S2], rank: preferred }
  - { field: affected, value: buyers }
`;

const ridge = `key: ridge
language: nl
sources:
  S1: { title: "The same article", url: "https://news.example/1" }
statements:
  - { field: title, value: "De rug" }
  - { field: type, value: issue }
  - { field: related, value: { record: harbour, relation: similar }, cites: [S1] }
`;

/** The files of a small collection that reads without fault. */
export const smallFiles: Readonly<Record<string, string>> = {
  'collection.yaml': collection,
  'entities.yaml': entities,
  'records/harbour.yaml': harbour,
  'records/ridge.yaml': ridge,
};

type Change = Readonly<Record<string, string | undefined>>;

/** Reads the small collection with some files changed, or taken out. */
export function readSmall(change: Change = {}): CollectionRead {
  const texts = Object.entries({ ...smallFiles, ...change });
  return readCollection(texts.flatMap(([name, text]) => (text === undefined ? [] : [{ name, text }])));
}

/** A change that replaces words in one file of the small collection. */
export function replaced(name: string, from: string, to: string): Change {
  return { [name]: smallFiles[name]?.replace(from, to) };
}

/** The harbour file with statements put after its last one; the first of them is line 11. */
export function harbourWith(...statements: readonly string[]): Change {
  const name = 'records/harbour.yaml';
  return { [name]: `${smallFiles[name]}${statements.map((line) => `  - ${line}\n`).join('')}` };
}

/** Checks that the small collection, so changed, is refused with this sentence. */
export function refusedAs(change: Change, sentence: string | RegExp): void {
  assert.throws(
    () => readSmall(change),
    (error) => {
      assert.ok(error instanceof Refused, String(error));
      assert.equal(error.problem.code, 'bad-file');
      if (typeof sentence === 'string') assert.equal(error.message, sentence);
      else assert.match(error.message, sentence);
      return true;
    },
  );
}
