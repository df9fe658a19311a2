import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editDistance, nearest } from './edit-distance.ts';

test('each edit counts once, a swap of neighbours too', () => {
  const distances: [string, string, number][] = [
    ['camera', 'camera', 0],
    ['camra', 'camera', 1],
    ['cameera', 'camera', 1],
    ['comera', 'camera', 1],
    ['acmera', 'camera', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ];
  for (const [a, b, distance] of distances) {
    assert.equal(editDistance(a, b), distance, `${a} ${b}`);
    assert.equal(editDistance(b, a), distance, `${b} ${a}`);
  }
});

test('the nearest choice is the first of the closest', () => {
  assert.equal(nearest('contry', ['sector', 'country', 'county']), 'country');
  assert.equal(nearest('x', []), undefined);
  assert.equal(nearest('foo', ['fine', 'food']), 'food');
  assert.equal(nearest('foo', ['fine', 'sector']), undefined);
});
