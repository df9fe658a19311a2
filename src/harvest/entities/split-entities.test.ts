import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitEntities } from './split-entities.ts';

const cells: readonly (readonly [string, readonly string[]])[] = [
  ['', []],
  ['Google; OpenAI;', ['Google', 'OpenAI']],
  ['Yixin Wan, George Pu, Jiao Sun', ['Yixin Wan', 'George Pu', 'Jiao Sun']],
  ["McDonald's/McD Tech Labs/IBM", ["McDonald's", 'McD Tech Labs', 'IBM']],
  ['SenseTime, Megvii', ['SenseTime', 'Megvii']],
  ['Foo, Inc', ['Foo, Inc']],
  ['Foo Inc., Bar Ltd.', ['Foo Inc.', 'Bar Ltd.']],
  ['G/O Media', ['G/O Media']],
  ['University of Colorado, Wilmington (UNCW)', ['University of Colorado, Wilmington (UNCW)']],
  ['Riverside Arena, Livonia, Michigan', ['Riverside Arena, Livonia, Michigan']],
  ['Department of Families, Fairness and Housing', ['Department of Families, Fairness and Housing']],
  ['Levidow, Levidow & Oberman', ['Levidow, Levidow & Oberman']],
  ['Scheme (LS/CMI); Other', ['Scheme (LS/CMI)', 'Other']],
  ['Zhao, B., Zhang, Z.', ['Zhao, B.', 'Zhang, Z.']],
  ['https://example.org/a,b/c', ['https://example.org/a,b/c']],
];

test('a cell is split where signs part names, and nowhere else', () => {
  for (const [cell, names] of cells) assert.deepEqual(splitEntities(cell), names, cell);
});
