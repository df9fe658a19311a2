import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stranger } from './actor.ts';
import { addressOf, checkQuery, MAX_ADDRESS, pageNumber, pathPart, problemOf, securityHeaders } from './door.ts';

const ask = (query: string, path: Record<string, string> = {}) => ({
  path,
  visitor: stranger,
  query: new URLSearchParams(query),
});
const refused = (code: string) => (error: unknown) => problemOf(error).code === code;

test('an address is path and query; one that is too long is refused', () => {
  assert.equal(addressOf('http://a.example:8080/records?q=x'), '/records?q=x');
  assert.throws(() => addressOf(`http://a.example/${'x'.repeat(MAX_ADDRESS)}`), refused('too-large'));
});

test('a parameter that a page does not take is named in the refusal', () => {
  assert.doesNotThrow(() => checkQuery(new URLSearchParams('page=2'), ['page']));
  assert.throws(() => checkQuery(new URLSearchParams('foo=1'), ['page']), /“foo”. It takes: page/);
});

test('a value with a character that no text has, and not every database takes, is refused', () => {
  assert.throws(() => checkQuery(new URLSearchParams('q=a%00b'), ['q']), /“q” holds the character U\+0000/);
});

test('pages are counted from 1', () => {
  assert.deepEqual(
    ['', 'page=', 'page=7'].map((query) => pageNumber(ask(query))),
    [1, 1, 7],
  );
  for (const wrong of ['page=0', 'page=-1', 'page=1.5', 'page=x', 'page=999999', 'page=1&page=2']) {
    assert.throws(() => pageNumber(ask(wrong)), refused('bad-parameter'), wrong);
  }
});

test('a path without the shape of an id leads nowhere', () => {
  assert.equal(pathPart(ask('', { id: 'E-1' }), 'id', /^E-\d+$/), 'E-1');
  assert.throws(() => pathPart(ask('', { id: '../x' }), 'id', /^E-\d+$/), refused('not-found'));
});

test('what was not foreseen is told without its details', () => {
  const problem = problemOf(new Error('SELECT * FROM secret'));
  assert.deepEqual([problem.code, problem.status], ['internal', 500]);
  assert.doesNotMatch(problem.sentence, /SELECT/);
});

test('the policy lets nothing run: no script source, no inline, no wildcard', () => {
  const policy = securityHeaders['content-security-policy'];
  assert.match(policy, /^default-src 'none'/);
  assert.doesNotMatch(policy, /script-src|unsafe|\*/);
});
