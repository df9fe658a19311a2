import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestCodes } from './nearest.ts';

test('a slip of the pen is nearest to what was meant', () => {
  assert.equal(nearestCodes('technology', 'Faical recogntion')[0], 'facial-recognition');
  assert.equal(nearestCodes('issue', 'Transparancy')[0], 'transparency');
  assert.deepEqual(nearestCodes('sector', 'Automotve'), ['automotive']);
});

test('a shared word is near enough, single letters in common are not', () => {
  assert.ok(nearestCodes('consequence', 'Legal warning by a court').includes('legal-warning'));
  assert.deepEqual(nearestCodes('trigger', 'USA'), []);
  assert.deepEqual(nearestCodes('sector', 'Citizen video'), []);
});

test('what is like nothing has no neighbours, and the order is always the same', () => {
  assert.deepEqual(nearestCodes('sector', '深网'), []);
  assert.deepEqual(nearestCodes('no-such-vocabulary', 'a'), []);
  assert.deepEqual(nearestCodes('harm', 'Loss'), nearestCodes('harm', 'Loss'));
});
