import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partAnswer } from './data-part.ts';

const file = { etag: '"abc"', size: 100 };
const asked = (range: string, more: { ifRange?: string; ifNoneMatch?: string } = {}) =>
  partAnswer({ range, ...more }, file);

test('a range is answered as RFC 9110 has it', () => {
  const whole = { status: 200, from: 0, to: 100 };
  assert.deepEqual(asked('bytes=0-9'), { status: 206, from: 0, to: 10 });
  assert.deepEqual(asked('bytes=90-'), { status: 206, from: 90, to: 100 });
  assert.deepEqual(asked('bytes=90-1000'), { status: 206, from: 90, to: 100 });
  assert.deepEqual(asked('bytes=-7'), { status: 206, from: 93, to: 100 });
  assert.deepEqual(asked('bytes=-700'), { status: 206, from: 0, to: 100 });
  assert.deepEqual(asked('bytes=100-'), { status: 416 });
  assert.deepEqual(asked('bytes=-0'), { status: 416 });
  for (const odd of ['bytes=9-3', 'bytes=-', 'bytes=0-1,5-6', 'lines=0-9', 'bytes=a-b', ''])
    assert.deepEqual(asked(odd), whole);
});

test('what changed since is sent whole, and what is known not at all', () => {
  const whole = { status: 200, from: 0, to: 100 };
  assert.deepEqual(asked('bytes=0-9', { ifRange: '"abc"' }), { status: 206, from: 0, to: 10 });
  assert.deepEqual(asked('bytes=0-9', { ifRange: '"other"' }), whole);
  assert.deepEqual(asked('bytes=0-9', { ifRange: 'W/"abc"' }), whole);
  assert.deepEqual(asked('bytes=0-9', { ifNoneMatch: '"x", W/"abc"' }), { status: 304 });
  assert.deepEqual(partAnswer({ ifNoneMatch: '*' }, file), { status: 304 });
  assert.deepEqual(partAnswer({ ifNoneMatch: '"abcd"' }, file), whole);
});
