import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differingDates } from './differing-dates.ts';

test('dates that cannot all hold are told, the earliest first', () => {
  assert.deepEqual(differingDates(['2008-07-01', '2000']), ['2000', '2008-07-01']);
  assert.deepEqual(differingDates(['2008', '2000', '2004-02']), ['2000', '2004-02', '2008']);
});

test('a date that says another more exactly differs from nothing', () => {
  assert.deepEqual(differingDates(['2008', '2008-07-01', '2008']), ['2008-07-01']);
  assert.deepEqual(differingDates(['2018/2019', '2018-07']), ['2018-07']);
  assert.deepEqual(differingDates(['../2019', '2018-07']), ['2018-07']);
  assert.deepEqual(differingDates(['2008', '2008~']), ['2008']);
  assert.deepEqual(differingDates([]), []);
});
