import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal, Refused } from '../core/errors.ts';
import { fields } from '../core/fields.ts';
import type { FieldTerm } from './field-term.ts';
import { type Clause, parseQuery, printQuery, type Term, wantedTexts } from './query.ts';

const terms = (q: string): string[] => parseQuery(q).map(({ not, term }) => `${not ? 'not ' : ''}${term.kind}`);
const sentenceOf = (q: string): string => {
  try {
    parseQuery(q);
    return 'no refusal';
  } catch (error) {
    assert.ok(isRefusal(error, 'bad-query'), String(error));
    return error.problem.sentence;
  }
};

test('every form of term is read', () => {
  assert.deepEqual(terms('camera "face recognition" -drone -"not this" recogn* -country:china title:"a b"'), [
    'words',
    'phrase',
    'not words',
    'not phrase',
    'prefix',
    'not code',
    'text',
  ]);
  assert.deepEqual(parseQuery('“smart quotes”'), parseQuery('"smart quotes"'));
  assert.deepEqual(parseQuery(' \n & -- '.replace('&', 'a')), parseQuery('a'));
  assert.deepEqual(parseQuery(''), []);
});

test('prose and addresses are words, not fields', () => {
  assert.deepEqual(terms('Rekognition: police use at 12:30 https://example.org/a'), Array(6).fill('words'));
  assert.deepEqual(wantedTexts(parseQuery('a "b c" -d')), ['a', 'b c']);
});

test('what cannot be read is refused with a sentence that says what to change', () => {
  assert.match(sentenceOf('"open'), /quotation mark/);
  assert.match(sentenceOf('contry:china'), /no field “contry”\. Did you mean “country”\?/);
  assert.match(sentenceOf('country:'), /“country” needs a value/);
  assert.match(sentenceOf('country:""'), /needs a value/);
  assert.match(sentenceOf('re*'), /at least 3 letters/);
  assert.match(sentenceOf('?!'), /no word/);
  assert.match(sentenceOf('a'.repeat(401)), /at most 400 characters; this one has 401/);
  assert.match(sentenceOf('a '.repeat(33)), /at most 32 terms; this one has 33/);
});

const word = fc.stringMatching(/^[a-z0-9é人][a-z0-9é人'-]{2,11}$/);
const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const is = fc.constantFrom('=', '>', '>=', '<', '<=');
const amount = fc.oneof(
  fc.nat(),
  fc.integer({ min: 0, max: 1e9 }).map((n) => n / 1_000),
);
const named = (wanted: (field: (typeof fields)[number]) => boolean) =>
  fc.constantFrom(...fields.filter(wanted).map(({ name }) => name));
const fieldTerm: fc.Arbitrary<FieldTerm> = fc.oneof(
  fc.record({ kind: fc.constant('code'), field: fc.constant('harm'), code: fc.constantFrom('AUT1', 'PHY', 'REP') }),
  fc.record({ kind: fc.constant('code'), field: fc.constant('country'), code: fc.constantFrom('CN', 'DE') }),
  fc.record({
    kind: fc.constant('entity'),
    field: named((field) => field.type === 'entity' && field.facet === true),
    text,
  }),
  fc.record({ kind: fc.constant('text'), field: named(({ type }) => type === 'text' || type === 'markdown'), text }),
  fc.record({
    kind: fc.constant('date'),
    field: fc.constant('occurred'),
    is,
    text: fc.constantFrom('2019', '2018/2020', '2019-02~', '../2019'),
  }),
  fc.record({ kind: fc.constant('number'), field: named(({ type }) => type === 'quantity'), is, amount }),
);
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ kind: fc.constant('words'), text: word }),
  fc.record({ kind: fc.constant('phrase'), text }),
  fc.record({ kind: fc.constant('prefix'), text: fc.stringMatching(/^([a-z]+-)?([a-zé]{3,9}|深网)$/) }),
  fieldTerm,
);
const clause: fc.Arbitrary<Clause> = fc.record({ not: fc.boolean(), term });

test('a printed query is read as the same query', () => {
  fc.assert(
    fc.property(fc.array(clause, { maxLength: 6 }), (query) =>
      assert.deepEqual(parseQuery(printQuery(query)), structuredClone(query)),
    ),
    { numRuns: 3_000 },
  );
});

test('any text is read or refused, and what was read prints to the same', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('"', '-', '*', ':', ' ', 'country:', 'title:', 'occurred:', '2019/', '>', '深网', '//', '\0', '”'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      try {
        const query = parseQuery(pieces.join(''));
        assert.deepEqual(parseQuery(printQuery(query)), query);
      } catch (error) {
        assert.ok(error instanceof Refused, String(error));
      }
    }),
    { numRuns: 5_000 },
  );
});

test('no text takes long to read', () => {
  for (const piece of ['a', '"', '-', 'a:', 'é', '*', 'occurred:', '2', 'occurred:2222', 'a-', '人']) {
    const begun = process.cpuUsage();
    sentenceOf(piece.repeat(400 / piece.length));
    sentenceOf(`occurred:${piece.repeat(32)}`);
    const { user } = process.cpuUsage(begun);
    assert.ok(user < 500_000, `${piece}: ${user} µs`);
  }
});
