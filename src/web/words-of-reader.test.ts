import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutWordsOf } from './words-of-reader.ts';

const site = 'http://127.0.0.1:8080';
const kept = (query: string, message: string): string =>
  withoutWordsOf(`${site}/records?q=${encodeURIComponent(query)}`, new TypeError(message))?.message ?? '';

test('what a message quotes is left out, in whatever quotes, closed or cut off', () => {
  assert.equal(kept('x', 'fts5: syntax error near "qzxv", no column `qzxv`'), 'fts5: syntax error near …, no column …');
  assert.equal(
    kept('x', "invalid input syntax for type bigint: 'qzxv and mo"),
    'invalid input syntax for type bigint: …',
  );
  assert.equal(kept('x', "the driver's own words stay"), "the driver's own words stay");
});

test('a word of the address is left out as it was written, folded, stemmed or cut to pieces', () => {
  assert.equal(kept('Zürich recognitions', 'match zurich AND recognition: recognit failed'), 'match … AND …: … failed');
  assert.equal(kept('happy', 'match happi failed'), 'match … failed');
  assert.equal(kept('深网视界', 'match 深网 视界 failed'), 'match … … failed');
  assert.equal(withoutWordsOf(`${site}/alias/Qzxv1`, new Error('no row qzxv1 is here'))?.message, 'no row … is here');
  assert.equal(withoutWordsOf(`${site}/%ff?q=qzxv`, new Error('no row qzxv'))?.message, 'no row …');
});

test('kind, code and place stay, and the stack does not bring the message back', () => {
  const error = Object.assign(new RangeError('broke near qzxv\nand qzxv again'), { code: 'ERR_X' });
  const quiet = withoutWordsOf(`${site}/records?q=qzxv`, error);
  assert.deepEqual([quiet?.name, Object(quiet).code], ['RangeError', 'ERR_X']);
  assert.match(quiet?.stack ?? '', /^RangeError: broke near …\nand … again\n\s+at .*words-of-reader\.test\.ts/);
  assert.doesNotMatch(`${quiet?.stack}${quiet?.message}`, /qzxv/);
  assert.equal(withoutWordsOf(`${site}/`, { secret: 1 }), undefined);
});
