import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entityBook } from './entity-book.ts';
import { officesIn } from './titled-publicly.ts';

test('all spellings met stand on one document, the commonest first', () => {
  const book = entityBook();
  for (const name of ['Quorble Labs Inc.', 'Quorble Labs', 'QUORBLE LABS', 'Quorble Labs']) book.note(name, 'operator');
  const found = book.entityOf('Quorble Labs Inc.', 'developer');
  assert.equal(found.outcome, 'entity');
  assert.deepEqual(found.outcome === 'entity' && found.document.names.map(({ text }) => text), [
    'Quorble Labs',
    'Quorble Labs Inc.',
    'QUORBLE LABS',
  ]);
  assert.ok(found.outcome === 'entity' && found.shared?.includes('organisation:quorble labs'));
});

test('names withheld in one column are withheld in the others, and listed', () => {
  const book = entityBook();
  assert.equal(book.note('Zorblat', 'operator').outcome, 'entity');
  assert.equal(book.note('Zorblat', 'affected').outcome, 'withheld');
  book.note('Family of Tindra Quillfeather', 'affected');
  assert.equal(book.entityOf('Zorblat', 'operator').outcome, 'withheld');
  assert.deepEqual(book.withheldNames(), ['Zorblat', 'Tindra Quillfeather']);
});

test('everything that stands for private persons in the same words is one entity', () => {
  const book = entityBook();
  const raws = ['Family of Tindra Quillfeather', "Bram Oosterhagel's family", 'the Vossbrandt family'];
  for (const raw of raws) book.note(raw, 'affected');
  const made = raws.map((raw) => book.entityOf(raw, 'affected'));
  assert.equal(new Set(made.map((one) => one.outcome === 'withheld' && JSON.stringify(one.standIn))).size, 1);
});

test('a person called president is one entity with all spellings, from the first row on', () => {
  const book = entityBook();
  const offices = officesIn(['President Maria Quillfeather', 'President María Quillfeather']);
  for (const name of ['Maria Quillfeather', 'Maria Quillfeather', 'María Quillfeather'])
    book.note(name, 'affected', offices);
  const found = book.entityOf('Maria Quillfeather', 'affected', offices);
  assert.ok(found.outcome === 'entity');
  assert.deepEqual(
    found.document.names.map(({ text }) => text),
    ['Maria Quillfeather', 'María Quillfeather'],
  );
  assert.deepEqual(book.withheldNames(), []);
  assert.equal(book.entityOf('Maria Quillfeather', 'affected').outcome, 'withheld');
});
