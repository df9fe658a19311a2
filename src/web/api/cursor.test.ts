import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '../../core/errors.ts';
import { cursorOf, placeIn } from './cursor.ts';

const list = ['records', 'face', {}, 'newest'];

test('a cursor leads back to its place, in its list only', () => {
  const places = fc.record({ number: fc.nat(), by: fc.option(fc.integer()) }, { noNullPrototype: true });
  fc.assert(
    fc.property(places, (place) => {
      const cursor = cursorOf(list, place);
      assert.deepEqual(placeIn(list, cursor), place);
      assert.throws(
        () => placeIn(['records', 'other', {}, 'newest'], cursor),
        (error) => isRefusal(error, 'bad-parameter'),
      );
    }),
  );
  assert.equal(placeIn(list, undefined), undefined);
});

test('whatever else is given is refused, and the parameter named', () => {
  const odd = ['', 'x', '%', 'W10', 'bnVsbA', 'e30', 'a'.repeat(300)];
  const made = [['x'], [1, 2, 3], null, { a: 1 }].map((one) => Buffer.from(JSON.stringify(one)).toString('base64url'));
  for (const cursor of [...odd, ...made])
    assert.throws(
      () => placeIn(list, cursor),
      (error) => isRefusal(error, 'bad-parameter') && error.problem.faults?.[0]?.path === 'cursor',
      cursor,
    );
});
