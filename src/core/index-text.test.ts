import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { entityOf, says, sourceOf } from '../../test/world/records.ts';
import type { EntityDocument } from './entity.ts';
import { type IndexText, indexTextOf } from './index-text.ts';
import type { SourceDocument } from './source.ts';
import type { Statement } from './statement.ts';
import { indexWords, plainWords } from './words.ts';

type Near = { readonly entities?: readonly EntityDocument[]; readonly sources?: readonly SourceDocument[] };

function textOf(statements: readonly Statement[], { entities = [], sources = [] }: Near = {}): IndexText {
  const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]));
  return indexTextOf('CB-1', statements, { entities: byId(entities), sources: byId(sources) });
}

test('texts are found in their part of the index, stemmed, and every word as it is written', () => {
  const text = textOf([
    says('title', 'Open databases of a company'),
    says('summary', 'Cameras *watched* people.'),
    says('purpose', 'Identify people'),
  ]);
  assert.match(text.title, /open databas .*cb 1/);
  assert.match(text.summary, /camera watch peopl/);
  assert.match(text.forms, /databases .*watched/);
  assert.match(text.fielded, /purpose_identifi/);
});

test('an entity is found by each of its names', () => {
  const names = [{ text: 'SenseNets' }, { text: '深网视界', lang: 'zh' }];
  const text = textOf([says('operator', 'E-1')], { entities: [entityOf('E-1', 'SenseNets', { names })] });
  assert.match(text.names, /sensenet/);
  assert.match(text.forms, /深/);
  assert.match(text.fielded, /operator_sensenet/);
});

test('each word stands once among the forms, in the order of title, names, summary, facts and sources', () => {
  const statements = [
    says('place', 'Lyon cameras', { by: 'Reuters', cites: ['S-1'] }),
    says('title', 'Cameras', { by: 'Reuters' }),
    says('place', 'gone', { rank: 'deprecated', note: 'A slip.' }),
  ];
  const source = sourceOf('S-1', { title: 'Paper of Lyon', publisher: 'Reuters' });
  assert.equal(textOf(statements, { sources: [source] }).forms, 'reuters cameras cb 1 lyon paper of');
});

test('cut apart at a space, a text has the same words, whatever it holds', () => {
  const unit = fc.constantFrom(..."aé5,.'’ςΣ深カーไทย\u0301\u00a0 ß-", '234', 'of', 'the');
  const text = fc.string({ unit, maxLength: 12 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      assert.deepEqual(plainWords(`${one} ${other}`), [...plainWords(one), ...plainWords(other)]);
      const found = textOf([says('summary', one, { by: other })]).summary;
      assert.equal(found, indexWords(`${other} ${one}`));
    }),
    { numRuns: 2_000 },
  );
});
