import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Figure, keepsBar, table } from './report.ts';

const slow: Figure = { name: 'search', value: 60, unit: 'ms', bar: 50 };
const rate: Figure = { name: 'pages', value: 0.4, unit: 'x', bar: 0.5, isRate: true };

test('a cost must stay under its bar, a rate over it, and both only from the size for which the bar stands', () => {
  assert.equal(keepsBar(slow, 100), false);
  assert.equal(keepsBar({ ...slow, value: 50 }, 100), true);
  assert.equal(keepsBar(rate, 100), false);
  assert.equal(keepsBar({ ...rate, value: 0.5 }, 100), true);
  assert.equal(keepsBar({ ...slow, barAt: 200 }, 100), undefined);
  assert.equal(keepsBar({ ...slow, bar: undefined }, 100), undefined);
});

test('the table shows how the cost grows, of a rate too, and marks what missed its bar', () => {
  const before = [
    { ...slow, value: 20 },
    { ...rate, value: 0.8 },
  ];
  const [, , search = '', pages = ''] = table([2_000, 20_000], [before, [slow, rate]]).split('\n');
  assert.equal(search, '| search | 20.0 ms | 60.0 ms (x 3.0) **missed** | <= 50 |');
  assert.equal(pages, '| pages | 0.80 x | 0.40 x (x 2.0) **missed** | >= 0.5 |');
});
