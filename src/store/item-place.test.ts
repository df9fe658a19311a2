import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idAt, placeOf } from './item-place.ts';

test('places sort by day, then by number, and name the item', () => {
  const day = '2026-03-01';
  const sorted = [
    { id: 'R-30', day: '2026-02-28' },
    { id: 'R-9', day },
    { id: 'P-10', day },
    { id: 'R-10', day },
    { id: 'C-9007199254740991', day },
  ];
  const places = sorted.map(placeOf);
  assert.deepEqual(places.toSorted(), places);
  assert.deepEqual(
    places.map(idAt),
    sorted.map(({ id }) => id),
  );
});
