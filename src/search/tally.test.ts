import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryWith, indexed } from '../../test/world/indexed.ts';
import { Columns } from './columns.ts';
import { codeCounts, rankedTokens, tallyOf } from './tally.ts';

test('tokens are counted per record, fields by the records that hold any of theirs', async (t) => {
  const held = [['country:CN', 'country:DE', 'sector:health'], ['country:DE'], ['sector:health'], []];
  const { reader } = await indexed(
    t,
    held.map((tokens, at) => entryWith(at + 1, {}, { tokens })),
  );
  const columns = new Columns();
  columns.refresh(reader);
  const tally = tallyOf(columns, Uint32Array.of(1, 2, 3, 4), ['country', 'sector', 'harm']);
  assert.deepEqual(
    [...tally.answering],
    [
      ['country', 2],
      ['sector', 2],
      ['harm', 0],
    ],
  );
  const codes = [
    { code: 'DE', count: 2 },
    { code: 'CN', count: 1 },
  ];
  assert.deepEqual(codeCounts(columns, tally, { field: 'country', most: 9 }), { codes, distinct: 2, records: 2 });
  assert.deepEqual(codeCounts(columns, tally, { field: 'country', most: 1 }).codes, codes.slice(0, 1));
  const some = tallyOf(columns, Uint32Array.of(1), ['country']);
  assert.deepEqual(
    rankedTokens(columns, some, 'country').map((token) => columns.tokens[token]?.code),
    ['CN', 'DE'],
  );
  assert.deepEqual(codeCounts(columns, some, { field: 'harm', most: 9 }), { codes: [], distinct: 0, records: 0 });
});
