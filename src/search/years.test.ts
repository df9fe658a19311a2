import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryWith, indexed } from '../../test/world/indexed.ts';
import { Columns } from './columns.ts';
import { yearsByDay, yearsIn } from './years.ts';

test('a case counts in the year it began, and one without a date apart', async (t) => {
  const days = [
    { firstDay: 17_897, lastDay: 18_300 },
    { firstDay: 18_261, lastDay: 18_261 },
    { firstDay: 18_262, lastDay: 18_262 },
    { firstDay: -1, lastDay: 0 },
    {},
  ];
  const { reader } = await indexed(
    t,
    days.map((more, at) => entryWith(at + 1, {}, more)),
  );
  const columns = new Columns();
  columns.refresh(reader);
  const years = [
    { year: 1969, count: 1 },
    { year: 2019, count: 2 },
    { year: 2020, count: 1 },
  ];
  assert.deepEqual(yearsIn(columns, Uint32Array.of(1, 2, 3, 4, 5)), { years, undated: 1 });
});

test('a day that no calendar holds has no year', () => {
  const yearOfDay = yearsByDay();
  assert.deepEqual([yearOfDay(Number.POSITIVE_INFINITY), yearOfDay(1e12), yearOfDay(0)], [undefined, undefined, 1970]);
});
