import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anywhere, type Expression, eachWord, expressionsOf, looseExpressionsOf, upFront } from './expressions.ts';
import { parseQuery, type Term } from './query.ts';

const termIn = (q: string): Term => {
  const [clause] = parseQuery(q);
  assert.ok(clause);
  return clause.term;
};
const matches = (made: readonly Expression[]): string[] => made.map(({ match }) => match);
const TEXTS = '{title names summary facts sources}';

const expressions: [string, string[]][] = [
  ['Cameras', ['"camera"']],
  ['"of the"', ['"of_the"']],
  ['agreed', [`${TEXTS} : "agre"`]],
  ['face-recognition', ['"face_recognit"']],
  ['iris-recognition', [`${TEXTS} : "iri recognit"`]],
  ['"of the camera"', ['"of_the the the_camera"']],
  ['"of the lens"', ['"of_the the len"']],
  ['recog*', ['forms : "recog" *']],
  ['face-recog*', ['forms : "face"', 'forms : "recog" *']],
  ['深网*', [`${TEXTS} : "深 网"`]],
  ['title:"face recognition"', ['title : "face_recognit"']],
  ['purpose:identify', ['fielded : "purpose_identifi"']],
  [
    'place_kind:"train stations"',
    ['fielded : "placekind_train"', 'fielded : "placekind_station"', 'facts : "train station"'],
  ],
  ['operator:SenseNets', ['fielded : "operator_sensenet"']],
  [
    'operator:"Harbour Watch"',
    ['fielded : "operator_harbour"', 'fielded : "operator_watch"', 'names : "harbour watch"'],
  ],
  ['operator:E-12', []],
  ['country:CN', []],
];

test('terms become match expressions', () => {
  for (const [q, expected] of expressions) assert.deepEqual(matches(expressionsOf(termIn(q))), expected, q);
});

test('only words written without spaces can be taken apart', () => {
  assert.deepEqual(matches(looseExpressionsOf(termIn('人工智能'))), [`${TEXTS} : "人 工"`, `${TEXTS} : "智 能"`]);
  assert.deepEqual(looseExpressionsOf(termIn('"人工智能"')), []);
  assert.deepEqual(looseExpressionsOf(termIn('face-recognition')), []);
});

test('each word of a phrase can be asked for alone', () => {
  assert.deepEqual(eachWord('the lamps'), ['"the"', '"lamp"']);
});

test('a phrase knows the words without which it cannot hold', () => {
  assert.deepEqual(anywhere('"the lamps"').words, ['"the"', '"lamp"']);
  assert.deepEqual(upFront('the lamps').words, ['{title names} : "the"', '{title names} : "lamp"']);
  assert.deepEqual(anywhere('lamps').words, []);
});
