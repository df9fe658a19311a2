import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodingFor, takesJson } from './accepted.ts';

const accepts: readonly (readonly [string | undefined, boolean])[] = [
  [undefined, true],
  ['', true],
  ['*/*', true],
  ['application/json', true],
  ['text/html,application/xhtml+xml,*/*;q=0.8', true],
  ['application/*;q=0.1', true],
  ['Application/JSON; charset=utf-8', true],
  ['application/problem+json', true],
  ['text/html', false],
  ['application/xml, text/csv;q=0.9', false],
  ['application/json;q=0, */*', true],
  ['application/json;q=0', false],
  ['*/*;q=0', false],
];

test('whoever takes JSON in any words gets it, and nobody else', () => {
  for (const [accept, wanted] of accepts) assert.equal(takesJson(accept), wanted, accept);
});

const encodings = [
  [undefined, 'identity'],
  ['identity', 'identity'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0.5, gzip', 'gzip'],
  ['br;q=0, gzip;q=0', 'identity'],
  ['x-gzip', 'gzip'],
  ['deflate', 'identity'],
] as const;

test('bytes are made as small as whoever asks can take them', () => {
  for (const [header, wanted] of encodings) assert.equal(encodingFor(header), wanted, header);
});
