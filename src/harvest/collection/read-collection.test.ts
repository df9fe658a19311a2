import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSmall, refusedAs, replaced, smallFiles } from '../../../test/world/small-collection.ts';

test('a collection reads as documents with keys in the place of ids', () => {
  const { settings, arrival } = readSmall();
  assert.equal(settings.featured, 'harbour');
  assert.deepEqual(
    arrival.records.map((record) => record.key),
    ['harbour', 'ridge'],
  );
  const [record] = arrival.records;
  assert.deepEqual(record?.document.statements[2], {
    field: 'operator',
    value: 'acme',
    by: 'Reuters',
    cites: ['https://news.example/1', 'harbour/S2'],
    rank: 'preferred',
  });
  assert.equal(record?.document.statements[1]?.by, 'Casebook editors');
  assert.deepEqual([record?.document.licence, record?.document.attribution], ['CC-BY-4.0', 'A test']);
});

test('a source with an address is one source, however many records cite it', () => {
  assert.deepEqual(
    readSmall().arrival.sources.map(({ key, shared }) => [key, shared]),
    [
      ['https://news.example/1', ['https://news.example/1']],
      ['harbour/S2', []],
    ],
  );
});

test('an entity may stand in for one of the same kind and any of its names', () => {
  assert.deepEqual(readSmall().arrival.entities[0]?.shared, ['organisation:acme vision', 'organisation:acme']);
});

test('an empty or missing file is refused', () => {
  refusedAs({ 'collection.yaml': undefined }, 'The collection has no collection.yaml.');
  refusedAs({ 'entities.yaml': undefined }, 'The collection has no entities.yaml.');
  refusedAs({ 'records/harbour.yaml': '' }, /^records\/harbour\.yaml, line 1: the file: /);
});

test('a key that occurs twice is refused, among entities, records and sources', () => {
  refusedAs(
    replaced('entities.yaml', 'key: buyers', 'key: acme'),
    'entities.yaml, line 4: this entry has the key "acme", which an earlier one has too.',
  );
  refusedAs(
    { 'records/other.yaml': smallFiles['records/harbour.yaml'] },
    'records/other.yaml, line 1: the file has the key "harbour", which an earlier one has too.',
  );
  refusedAs(
    replaced('records/ridge.yaml', 'statements:', '  S1: { title: Again }\nstatements:'),
    /^records\/ridge\.yaml, line 5: Map keys must be unique/,
  );
});

test('a file in the wrong place and a featured record that is not there are refused', () => {
  refusedAs(
    { 'record/typo.yaml': smallFiles['records/ridge.yaml'] },
    'record/typo.yaml, line 1: the file stands outside the directory records.',
  );
  refusedAs(
    replaced('collection.yaml', 'harbour', 'nowhere'),
    'collection.yaml, line 5: featured names "nowhere", which is not a record of this collection.',
  );
});
