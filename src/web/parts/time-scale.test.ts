import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sayLength, timeScale } from './time-scale.ts';

const day = (date: string): number => Date.parse(date) / 86_400_000;

test('some months get ticks on whole months, with the year where it begins', () => {
  const scale = timeScale(day('2018-07-01'), day('2019-02-28'));
  assert.deepEqual(
    scale?.ticks.map(({ label }) => label),
    ['Jul 2018', 'Sep', 'Nov', 'Jan 2019'],
  );
});

test('many years get ticks on round years', () => {
  const scale = timeScale(day('1982-01-01'), day('2019-06-01'));
  assert.deepEqual(
    scale?.ticks.map(({ label }) => label),
    ['1990', '2000', '2010'],
  );
});

test('less than a month, or nothing at all, is not drawn', () => {
  assert.equal(timeScale(day('2019-02-13'), day('2019-02-14')), undefined);
  assert.equal(timeScale(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY), undefined);
});

test('a year below 100 is that year, and not one of the 20th century', () => {
  const scale = timeScale(day('0050-01-01'), day('0053-01-01'));
  assert.deepEqual(
    scale?.ticks.map(({ label, at }) => [label, at >= 0 && at <= 100]),
    ['50', '51', '52', '53'].map((label) => [label, true]),
  );
});

test('a day beyond every calendar ends the axis and not the server', () => {
  for (const last of [96_000_000, 200_000_000, Number.POSITIVE_INFINITY, Number.NaN]) {
    assert.ok((timeScale(day('2019-01-01'), last)?.ticks.length ?? 0) <= 200);
  }
});

test('positions keep the order of days and stay inside; ticks are few', () => {
  const year = fc.integer({ min: day('0001-01-01'), max: day('2200-01-01') });
  fc.assert(
    fc.property(
      year,
      fc.integer({ min: 31, max: 2_840_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (from, span, part) => {
        const scale = timeScale(from, from + span);
        assert.ok(scale);
        const [start, middle, end] = [from, from + part * span, from + span].map(scale.at);
        assert.ok(
          0 <= Number(start) && Number(start) <= Number(middle) && Number(middle) <= Number(end) && Number(end) <= 100,
        );
        assert.ok(scale.ticks.length <= 8 && scale.ticks.every(({ at }) => at >= 0 && at <= 100));
      },
    ),
  );
});

test('lengths are said in the largest fitting unit', () => {
  assert.deepEqual([1, 2, 45, 243, 1_461].map(sayLength), [undefined, '2 days', '45 days', '8 months', '4 years']);
});
