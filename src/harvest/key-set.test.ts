import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keySet } from './key-set.ts';

test('each text is new once, however many there are', () => {
  const keys = keySet();
  const texts = Array.from({ length: 20_000 }, (_, n) => `https://example.org/page-${n}`);
  assert.ok(texts.every((text) => keys.add(text)));
  assert.ok(texts.every((text) => !keys.add(text)));
  assert.deepEqual([keys.add(''), keys.add('')], [true, false]);
});
