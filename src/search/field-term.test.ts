import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../core/errors.ts';
import { fieldOf, printFieldTerm, readFieldTerm } from './field-term.ts';

test('a field is known by its name and its label, however written', () => {
  for (const name of ['data_category', 'Data-Category', 'data_exposed', 'DATAEXPOSED']) {
    assert.equal(fieldOf(name)?.name, 'data_category', name);
  }
  assert.equal(fieldOf('people_affected')?.name, 'people_affected', 'a name goes before the label of another field');
  assert.equal(fieldOf('colour'), undefined);
});

test('a code is known by code, name and synonym, whatever the case and accents', () => {
  const china = { kind: 'code', field: 'country', code: 'CN' };
  for (const value of ['CN', 'cn', 'China', 'CHINA']) assert.deepEqual(readFieldTerm('country', value), china, value);
  assert.deepEqual(
    readFieldTerm('technology', 'facial recognition'),
    readFieldTerm('technology', 'facial-recognition'),
  );
  assert.deepEqual(readFieldTerm('country', "Cote d'Ivoire"), { kind: 'code', field: 'country', code: 'CI' });
});

test('dates and numbers are compared', () => {
  assert.deepEqual(readFieldTerm('occurred', '2018/2020'), {
    kind: 'date',
    field: 'occurred',
    is: '=',
    text: '2018/2020',
  });
  assert.deepEqual(readFieldTerm('occurred', '≥ 2019'), { kind: 'date', field: 'occurred', is: '>=', text: '2019' });
  assert.deepEqual(readFieldTerm('people_affected', '>1,000,000'), {
    kind: 'number',
    field: 'people_affected',
    is: '>',
    amount: 1_000_000,
  });
  assert.deepEqual(readFieldTerm('exposure_window', '<=180'), {
    kind: 'number',
    field: 'exposure_window',
    is: '<=',
    amount: 180,
  });
});

test('entities are given by id or name, texts by words', () => {
  assert.deepEqual(readFieldTerm('operator', 'SenseNets  Ltd'), {
    kind: 'entity',
    field: 'operator',
    text: 'SenseNets Ltd',
  });
  assert.equal(printFieldTerm(readFieldTerm('operator', 'SenseNets Ltd')), 'operator:"SenseNets Ltd"');
  assert.equal(printFieldTerm(readFieldTerm('purpose', 'identify')), 'purpose:identify');
});

const refused: [string, string, RegExp][] = [
  ['tecnology', 'x', /Did you mean “technology”/],
  ['country', 'Germny', /has no value “Germny”\. Did you mean “Germany”/],
  ['occurred', 'yesterday', /“yesterday” is not a date/],
  ['people_affected', 'many', /“many” is not a number of people/],
  ['timeline', 'silence', /cannot be searched for “silence”/],
  ['purpose', '?', /cannot be searched for/],
];

test('what a field cannot hold is refused with the nearest that it can', () => {
  for (const [name, value, sentence] of refused) {
    assert.throws(
      () => readFieldTerm(name, value),
      (error) => isRefusal(error, 'bad-query') && sentence.test(error.problem.sentence),
      name,
    );
  }
});
