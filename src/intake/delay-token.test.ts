import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delayLimits, delayToken, readDelay } from './delay-token.ts';

const key = 'k'.repeat(64);
const once = '0'.repeat(32);
const opened = Date.parse('2026-11-23T10:00:00.500Z');

test('a form passes after some seconds and before a day is over', () => {
  const token = delayToken(key, once, opened);
  const at = (later: number) => readDelay(key, { once, token }, opened + later);
  assert.equal(at(0), 'too-soon');
  assert.equal(at(delayLimits.least - 1), 'too-soon');
  assert.equal(at(delayLimits.least + 2_000), 'passed');
  assert.equal(at(delayLimits.most), 'passed');
  assert.equal(at(delayLimits.most + 2_001), 'too-late');
});

test('a token holds for one form, under one key, unchanged', () => {
  const token = delayToken(key, once, opened);
  const later = opened + 60_000;
  const earlier = `${(Math.ceil(opened / 2_000) - 9).toString(36)}${token.slice(token.indexOf('.'))}`;
  assert.equal(readDelay(key, { once: '1'.repeat(32), token }, later), 'not-ours');
  assert.equal(readDelay('other', { once, token }, later), 'not-ours');
  for (const bad of [earlier, '', token.slice(1), `${token}0`, 'x'.repeat(10_000), '.', `0.${'g'.repeat(64)}`]) {
    assert.equal(readDelay(key, { once, token: bad }, later), 'not-ours');
  }
});

test('it says the time no finer than two seconds', () => {
  const second = Date.parse('2026-11-23T10:00:00.001Z');
  assert.equal(delayToken(key, once, second), delayToken(key, once, second + 1_900));
});
