import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deskCollection, sharedCollection } from './arrival.ts';

test('the names under which every database keeps its keys stay what they are', () => {
  assert.deepEqual([deskCollection, sharedCollection], ['desk', '*']);
});
