import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptTotals } from './text-totals.ts';

test('totals are counted once for each sequence that was given, and ask for none themselves', () => {
  const asked: string[] = [];
  let stands = 1;
  const { sequence, totals } = keptTotals({
    ask: () => {
      asked.push('totals');
      return `{"records":${stands},"words":9}`;
    },
    sequence: () => {
      asked.push('sequence');
      return stands;
    },
  });
  sequence();
  assert.deepEqual([totals().records, totals().records], [1, 1]);
  stands = 2;
  assert.equal(totals().records, 1, 'a question sees one moment');
  sequence();
  assert.deepEqual([totals().records, totals().records], [2, 2]);
  assert.deepEqual(asked, ['sequence', 'totals', 'sequence', 'totals']);
});
