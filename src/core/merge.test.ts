import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyStatements } from '../../test/world/any-statements.ts';
import { lacks, recordOf, says } from '../../test/world/records.ts';
import { canonicalJson } from './canonical.ts';
import type { FieldName } from './fields.ts';
import { mergeStatements } from './merge.ts';
import { faultsOf, type RecordDocument } from './record.ts';
import { bestValues, type Statement, statementKey } from './statement.ts';

const merged = (survivor: RecordDocument, other: RecordDocument): RecordDocument => ({
  ...survivor,
  statements: mergeStatements(survivor, other),
});
const best = (record: RecordDocument, name: FieldName) => bestValues(record.statements, name);

test('the survivor keeps its title and type and gains what it lacked', () => {
  const record = merged(recordOf('CB-1', [], 'Ours'), recordOf('CB-2', [says('place', 'Lyon')], 'Theirs'));
  assert.deepEqual(best(record, 'title'), ['Ours']);
  assert.deepEqual(best(record, 'place'), ['Lyon']);
  assert.equal(record.statements.filter((one) => one.field === 'title').length, 1);
});

test("the other's id becomes an alias, and its own aliases come along", () => {
  const once = merged(recordOf('CB-2'), recordOf('CB-3', [says('alias', { scheme: 'AIID', id: '7' })]));
  const aliases = best(merged(recordOf('CB-1'), once), 'alias').map((alias) => (alias as { id: string }).id);
  assert.deepEqual(aliases, ['7', 'CB-3', 'CB-2']);
});

test("the survivor's choices stand, also where it never had to prefer one", () => {
  const other = recordOf('CB-2', [says('occurred', '2020', { rank: 'preferred' })]);
  const own = [
    says('occurred', '2019'),
    says('occurred', '2019', { rank: 'preferred' }),
    says('occurred', '2019', { by: 'Reuters' }),
  ];
  for (const statement of own)
    assert.deepEqual(best(merged(recordOf('CB-1', [statement]), other), 'occurred'), ['2019']);
  const undisclosed = lacks('occurred', 'not-disclosed', { rank: 'preferred' });
  assert.deepEqual(best(merged(recordOf('CB-1', [undisclosed]), other), 'occurred'), []);
});

test("where the survivor knew nothing, the other's choice counts", () => {
  const other = recordOf('CB-2', [says('occurred', '2018'), says('occurred', '2020', { rank: 'preferred' })]);
  assert.deepEqual(best(merged(recordOf('CB-1'), other), 'occurred'), ['2020']);
  assert.deepEqual(best(merged(recordOf('CB-1', [lacks('occurred', 'not-researched')]), other), 'occurred'), ['2020']);
});

test('a relation between the two falls away, one to a third record stays', () => {
  const related = (record: string) => says('related', { record, relation: 'similar' });
  const record = merged(
    recordOf('CB-1', [related('CB-2'), related('CB-3')]),
    recordOf('CB-2', [related('CB-1'), related('CB-4')]),
  );
  assert.deepEqual(
    best(record, 'related').map((value) => (value as { record: string }).record),
    ['CB-3', 'CB-4'],
  );
});

test('what comes from a record under another licence keeps its licence', () => {
  const other = { ...recordOf('CB-2', [says('place', 'Lyon')]), licence: 'CC-BY-SA-4.0' };
  const record = merged({ ...recordOf('CB-1'), licence: 'CC-BY-4.0' }, other);
  assert.equal(record.statements.find((one) => one.field === 'place')?.licence, 'CC-BY-SA-4.0');
});

const withoutDoubt = ({ disputed: _, ...rest }: Statement) => rest;

test('law: a merged record keeps every statement of the survivor and has no fault', () => {
  fc.assert(
    fc.property(anyStatements, anyStatements, (mine, others) => {
      const survivor = recordOf('CB-1', mine);
      const record = merged(survivor, recordOf('CB-2', others));
      const own = record.statements.slice(0, survivor.statements.length);
      assert.deepEqual(own.map(withoutDoubt), survivor.statements.map(withoutDoubt));
      assert.deepEqual(faultsOf(record), []);
    }),
  );
});

test('law: merges of records with nothing in common commute in content', () => {
  const by = (name: string, statements: readonly Statement[]) =>
    statements.map((one): Statement => ({ ...one, by: name, rank: 'normal' }));
  const content = (record: RecordDocument) => record.statements.map(canonicalJson).sort();
  fc.assert(
    fc.property(anyStatements, anyStatements, (left, right) => {
      const unique = (list: readonly Statement[]) => [...new Map(list.map((one) => [statementKey(one), one])).values()];
      const a = recordOf('CB-2', unique(by('A', left)));
      const b = recordOf('CB-3', unique(by('B', right)));
      const into = recordOf('CB-1');
      assert.deepEqual(content(merged(merged(into, a), b)), content(merged(merged(into, b), a)));
    }),
  );
});

test('merging the same record twice changes nothing the second time', () => {
  const other = recordOf('CB-2', [says('place', 'Lyon')]);
  const once = merged(recordOf('CB-1'), other);
  assert.deepEqual(merged(once, other), once);
});

test('what both say alike is cited for both', () => {
  const [ours, theirs] = [says('place', 'Lyon', { cites: ['S-1'] }), says('place', 'Lyon', { cites: ['S-1', 'S-2'] })];
  const record = merged(recordOf('CB-1', [ours]), recordOf('CB-2', [theirs]));
  assert.deepEqual(
    record.statements.filter((one) => one.field === 'place').map((one) => one.cites),
    [['S-1', 'S-2']],
  );
});

test('what both say alike keeps the quotes of both, and a doubt of either', () => {
  const quote = (source: string, text: string) => ({ source, text });
  const ours = says('place', 'Lyon', { cites: ['S-1'], quotes: [quote('S-1', 'in Lyon')] });
  const theirs = says('place', 'Lyon', {
    cites: ['S-1', 'S-2'],
    quotes: [quote('S-1', 'in Lyon'), quote('S-2', 'at Lyon')],
    disputed: 'It was Lille.',
  });
  const [made] = merged(recordOf('CB-1', [ours]), recordOf('CB-2', [theirs])).statements.filter(
    ({ field }) => field === 'place',
  );
  assert.deepEqual(made, { ...theirs, cites: ['S-1', 'S-2'] });
});
