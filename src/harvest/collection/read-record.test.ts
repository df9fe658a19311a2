import { test } from 'node:test';
import { harbourWith, readSmall, refusedAs, replaced } from '../../../test/world/small-collection.ts';

test('statements about different entities or records are not the same', () => {
  const related = (record: string) => `{ field: related, value: { record: ${record}, relation: similar } }`;
  readSmall({ ...harbourWith('{ field: operator, value: jane, by: Reuters }', related('ridge'), related('harbour')) });
});

test('a record needs a title', () => {
  refusedAs(
    replaced('records/ridge.yaml', 'field: title', 'field: place'),
    'records/ridge.yaml, line 6: statements has no title.',
  );
});

const wrongStatements: readonly [line: string, sentence: string | RegExp][] = [
  ['{ field: colour, value: red }', 'field "colour" is not the name of a field.'],
  ['{ field: sector, value: govt-polise }', 'value is not a code of the vocabulary "sector".'],
  ['{ field: country, value: UK-EN }', 'value is not a code of the vocabulary "country".'],
  ['{ field: occurred, value: "last July" }', /^value is not a date in EDTF form/],
  ['{ field: occurred, value: 2019 }', /^value: .*expected string/],
  ['{ field: people_affected, value: many }', /^value: /],
  ['{ field: place, value: Lyon, colour: red }', /^this entry: .*"colour"/],
  ['{ field: place }', 'this entry holds either a value or a reason why it is unknown, and exactly one of them.'],
  ['{ field: place, value: Lyon, unknown: unknown }', /^this entry holds either a value or a reason/],
  ['{ field: place, value: }', /^value: /],
  ['{ field: place, value: Lyon, rank: deprecated }', 'this entry is deprecated, so it needs a note that says why.'],
  ['{ field: place, value: Lyon, cites: [S9] }', 'this entry cites "S9", which is not among the sources.'],
  [
    '{ field: place, value: Lyon, cites: [constructor] }',
    'this entry cites "constructor", which is not among the sources.',
  ],
  ['{ field: developer, value: nobody }', 'this entry names the entity "nobody", which entities.yaml does not have.'],
  ['{ field: developer, value: E-1 }', 'this entry names the entity "E-1", which entities.yaml does not have.'],
  [
    '{ field: affected, value: jane }',
    'this entry names "jane", which is of the kind private-person, where only a group may stand.',
  ],
  [
    '{ field: system, value: acme }',
    'this entry names "acme", which is of the kind organisation, where only a system may stand.',
  ],
  [
    '{ field: related, value: { record: nowhere, relation: similar } }',
    'this entry relates to "nowhere", which is not a record of this collection.',
  ],
  [
    '{ field: related, value: { record: ridge, relation: enemy } }',
    'relation is not a code of the vocabulary "relation".',
  ],
  ['{ field: related, value: ridge }', /^value: /],
  ['{ field: affected, value: buyers, note: Again. }', 'this entry says the same as an earlier statement.'],
];

for (const [line, sentence] of wrongStatements) {
  test(`refused with line 11: ${line}`, () => {
    const place = 'records/harbour.yaml, line 11: ';
    const whole =
      typeof sentence === 'string' ? `${place}${sentence}` : new RegExp(sentence.source.replace('^', `^${place}`));
    refusedAs(harbourWith(line), whole);
  });
}
