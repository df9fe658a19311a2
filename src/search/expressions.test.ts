import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phraseKey } from '../core/text-phrase.ts';
import { anywhere, type Expression, eachWord, expressionsOf, looseExpressionsOf, upFront } from './expressions.ts';
import { parseQuery, type Term } from './query.ts';

const termIn = (q: string): Term => {
  const [clause] = parseQuery(q);
  assert.ok(clause);
  return clause.term;
};
const matches = (made: readonly Expression[]): string[] => made.map(({ match }) => phraseKey(match));

const expressions: [string, string[]][] = [
  ['Cameras', ['texts:camera']],
  ['"of the"', ['texts:of_the']],
  ['agreed', ['texts:agre']],
  ['face-recognition', ['texts:face_recognit']],
  ['iris-recognition', ['texts:iri recognit']],
  ['"of the camera"', ['texts:of_the the the_camera']],
  ['"of the lens"', ['texts:of_the the len']],
  ['recog*', ['forms:recog*']],
  ['face-recog*', ['forms:face', 'forms:recog*']],
  ['深网*', ['texts:深 网']],
  ['title:"face recognition"', ['title:face_recognit']],
  ['purpose:identify', ['fielded:purpose_identifi']],
  ['place_kind:"train stations"', ['fielded:placekind_train', 'fielded:placekind_station', 'facts:train station']],
  ['operator:SenseNets', ['fielded:operator_sensenet']],
  ['operator:"Harbour Watch"', ['fielded:operator_harbour', 'fielded:operator_watch', 'names:harbour watch']],
  ['operator:E-12', []],
  ['country:CN', []],
];

test('terms become match expressions', () => {
  for (const [q, expected] of expressions) assert.deepEqual(matches(expressionsOf(termIn(q))), expected, q);
});

test('only words written without spaces can be taken apart', () => {
  assert.deepEqual(matches(looseExpressionsOf(termIn('人工智能'))), ['texts:人 工', 'texts:智 能']);
  assert.deepEqual(looseExpressionsOf(termIn('"人工智能"')), []);
  assert.deepEqual(looseExpressionsOf(termIn('face-recognition')), []);
});

test('each word of a phrase can be asked for alone', () => {
  assert.deepEqual(
    eachWord('the lamps').map((word) => phraseKey(word)),
    ['texts:the', 'texts:lamp'],
  );
});

test('a phrase knows the words without which it cannot hold', () => {
  const words = (made: Expression): string[] => made.words.map((word) => phraseKey(word));
  assert.deepEqual(words(anywhere('"the lamps"')), ['texts:the', 'texts:lamp']);
  assert.deepEqual(words(upFront('the lamps')), ['front:the', 'front:lamp']);
  assert.deepEqual(anywhere('lamps').words, []);
});
