import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Figure, isMissed, keepsBar, table } from './report.ts';

const slow: Figure = { name: 'search', value: 60, unit: 'ms', bar: 50 };
const rate: Figure = { name: 'pages', value: 0.4, unit: 'x', bar: 0.5, isRate: true };
const postgres = { engine: 'postgres', size: 100 } as const;

test('a cost must stay under its bar, a rate over it, and both only from the size for which the bar stands', () => {
  assert.equal(keepsBar(slow, 100), false);
  assert.equal(keepsBar({ ...slow, value: 50 }, 100), true);
  assert.equal(keepsBar(rate, 100), false);
  assert.equal(keepsBar({ ...rate, value: 0.5 }, 100), true);
  assert.equal(keepsBar({ ...slow, barAt: 200 }, 100), undefined);
  assert.equal(keepsBar({ ...slow, bar: undefined }, 100), undefined);
});

test('PostgreSQL is held to the same bar, or to one of its own, or to so many times the cost of SQLite', () => {
  assert.equal(isMissed(slow, postgres), true);
  assert.equal(isMissed({ ...slow, postgres: { bar: 100 } }, postgres), false);
  assert.equal(isMissed({ ...slow, postgres: { bar: 59 } }, postgres), true);
  assert.equal(isMissed({ ...slow, postgres: { bar: 100 } }, { engine: 'sqlite', size: 100 }), true);
  const often: Figure = { ...slow, postgres: { times: 3 } };
  assert.equal(isMissed(often, postgres, { ...slow, value: 20 }), false);
  assert.equal(isMissed(often, postgres, { ...slow, value: 19 }), true);
  const rates: Figure = { ...rate, postgres: { times: 4 } };
  assert.equal(isMissed(rates, postgres, { ...rate, value: 1.6 }), false);
  assert.equal(isMissed(rates, postgres, { ...rate, value: 1.7 }), true);
  assert.equal(isMissed(often, postgres), false, 'nothing to compare with');
});

test('the table shows how the cost grows with the size and from engine to engine, and marks what missed its bar', () => {
  const own: Figure = { ...slow, postgres: { bar: 100, times: 2 } };
  const figures = [
    { ...own, name: 'search (all)', value: 20 },
    { ...rate, value: 0.8 },
  ];
  const [head = '', , search = '', pages = ''] = table([
    { engine: 'sqlite', size: 2_000, figures },
    { engine: 'postgres', size: 2_000, figures: [{ ...own, value: 50 }, rate] },
    { engine: 'sqlite', size: 20_000, figures: [own, rate] },
    { engine: 'postgres', size: 20_000, figures: [{ ...own, value: 100 }] },
  ]).split('\n');
  assert.match(head, /^\| {2}\| 2,000 records, SQLite \| 2,000 records, PostgreSQL \| 20,000 records, SQLite \|/);
  assert.deepEqual(search.split(' | '), [
    '| search',
    '20.0 ms [all]',
    '50.0 ms = 2.5 SQLite **missed**',
    '60.0 ms (x 3.0) **missed**',
    '100 ms (x 2.0) = 1.7 SQLite',
    '<= 50; PostgreSQL <= 100 and <= 2 x SQLite |',
  ]);
  assert.deepEqual(pages.split(' | ').slice(1, 4), [
    '0.80 x',
    '0.40 x = 2.0 SQLite **missed**',
    '0.40 x (x 2.0) **missed**',
  ]);
});
