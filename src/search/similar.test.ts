import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryWith, indexed } from '../../test/world/indexed.ts';
import { Columns } from './columns.ts';
import { similarTo } from './similar.ts';

// Many others, so that what few records share is rare.
const crowd = Array.from({ length: 300 }, (_, at) =>
  entryWith(at + 100, {}, { tokens: ['type:incident', 'country:US', `operator:E-${at + 100}`, '_submitter:A'] }),
);
const case1 = [
  'type:incident',
  '_submitter:A',
  'developer:E-1',
  'technology:cctv',
  'issue:safety',
  'country:CN',
  'affected:E-9',
];

async function similar(t: Parameters<typeof indexed>[0], others: readonly (readonly string[])[]) {
  const entries = others.map((tokens, at) => entryWith(at + 2, {}, { tokens: [...tokens] }));
  const index = await indexed(t, [entryWith(1, {}, { tokens: case1 }), ...entries, ...crowd]);
  const columns = new Columns();
  columns.refresh(index.reader);
  return { columns, index, found: similarTo(columns, 'CB-1') };
}

test('what is rare ties closer than what is common, and who acted closer than what kind of case it is', async (t) => {
  const { found } = await similar(t, [
    ['type:incident', 'technology:cctv', 'issue:safety', 'country:CN'],
    ['operator:E-1'],
    ['type:incident', '_submitter:A', 'country:CN'],
    ['developer:E-1', 'technology:cctv', 'country:CN'],
  ]);
  assert.deepEqual(
    found.map(({ id }) => id),
    ['CB-5', 'CB-2', 'CB-3'],
  );
  assert.deepEqual(found[0]?.shared[0], { code: 'E-1', here: ['developer'], there: ['developer'] });
  assert.deepEqual(found.at(-1)?.shared, [{ code: 'E-1', here: ['developer'], there: ['operator'] }]);
});

test('type, submitter, a single common code and an affected group alone make no two records alike', async (t) => {
  const { found } = await similar(t, [['type:incident', '_submitter:A'], ['country:CN'], ['affected:E-9']]);
  assert.deepEqual(found, []);
});

test('a record is not like itself, one that left is not like any, and an unknown one has none', async (t) => {
  const { columns, index, found } = await similar(t, [case1, case1]);
  assert.deepEqual(
    found.map(({ id }) => id),
    ['CB-3', 'CB-2'],
  );
  await index.withdraw('CB-2');
  columns.refresh(index.reader);
  assert.deepEqual(
    similarTo(columns, 'CB-1').map(({ id }) => id),
    ['CB-3'],
  );
  assert.deepEqual([similarTo(columns, 'CB-2'), similarTo(columns, 'CB-999')], [[], []]);
});

test('at most six are named, equal ones newest first', async (t) => {
  const { found } = await similar(t, Array(9).fill(case1));
  assert.deepEqual(
    found.map(({ id }) => id),
    ['CB-10', 'CB-9', 'CB-8', 'CB-7', 'CB-6', 'CB-5'],
  );
});
