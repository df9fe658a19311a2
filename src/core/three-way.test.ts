import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyStatements } from '../../test/world/any-statements.ts';
import { lacks, says } from '../../test/world/records.ts';
import { canonicalJson } from './canonical.ts';
import { applyChanges, diffStatements } from './diff.ts';
import { type Statement, statementKey } from './statement.ts';
import { type Carried, carryOver, mayStandTogether, settle, settleAll } from './three-way.ts';

type List = readonly Statement[];
// The three-way merge: `newer` with what `ours` changed against `base`.
const mergeThreeWay = (base: List, newer: List, ours: List): Carried =>
  carryOver(base, newer, diffStatements(base, ours));
const asSet = (statements: List): string[] => statements.map(canonicalJson).sort();
const unique = (list: List): List => [...new Map(list.map((one) => [statementKey(one), one])).values()];
const by = (name: string, statements: List): List => statements.map((one) => ({ ...one, by: name }));

test('law: what is changed against the newest version itself is applied as it is', () => {
  fc.assert(
    fc.property(anyStatements, anyStatements, (base, ours) => {
      const changes = diffStatements(base, ours);
      const made = carryOver(base, base, changes);
      assert.deepEqual(made, { statements: applyChanges(base, changes), clashes: [] });
    }),
  );
});

test('law: the same change on both sides happens once', () => {
  fc.assert(
    fc.property(anyStatements, anyStatements, (base, both) => {
      assert.deepEqual(mergeThreeWay(base, both, both), { statements: both, clashes: [] });
    }),
  );
});

test('law: who changed nothing changes nothing', () => {
  fc.assert(
    fc.property(anyStatements, anyStatements, (base, newer) => {
      assert.deepEqual(mergeThreeWay(base, newer, base), { statements: newer, clashes: [] });
    }),
  );
});

test('law: edits of different statements both survive, whoever comes first', () => {
  fc.assert(
    fc.property(fc.array(anyStatements, { minLength: 4, maxLength: 4 }), ([a = [], a2 = [], b = [], b2 = []]) => {
      const [left, right] = [by('A', a), by('B', b)];
      const base = [...left, ...right];
      const [one, other] = [
        [...by('A', a2), ...right],
        [...left, ...by('B', b2)],
      ].map(unique);
      const first = mergeThreeWay(unique(base), one ?? [], other ?? []);
      const second = mergeThreeWay(unique(base), other ?? [], one ?? []);
      assert.deepEqual([first.clashes, second.clashes], [[], []]);
      assert.deepEqual(asSet(first.statements), asSet(second.statements));
      assert.deepEqual(asSet(first.statements), asSet(unique([...by('A', a2), ...by('B', b2)])));
    }),
  );
});

test("law: nobody's words are lost, and no two statements say the same", () => {
  fc.assert(
    fc.property(anyStatements, anyStatements, anyStatements, (base, theirs, ours) => {
      const { statements, clashes } = mergeThreeWay(base, theirs, ours);
      const kept = new Set(asSet(statements));
      const asked = new Set(clashes.flatMap((clash) => (clash.ours ? [canonicalJson(clash.ours)] : [])));
      const before = new Set(asSet(base));
      for (const text of asSet(theirs))
        if (!before.has(text)) assert.ok(kept.has(text), 'a statement of theirs is lost');
      for (const text of asSet(ours)) {
        if (!before.has(text)) assert.ok(kept.has(text) || asked.has(text), 'a statement of ours is lost');
      }
      assert.equal(new Set(statements.map(statementKey)).size, statements.length);
    }),
    { numRuns: 500 },
  );
});

test('law: once every clash is settled with ours, all of ours stands', () => {
  fc.assert(
    fc.property(anyStatements, anyStatements, anyStatements, (base, theirs, ours) => {
      const { statements, clashes } = mergeThreeWay(base, theirs, ours);
      const ended = settleAll(
        statements,
        clashes,
        clashes.map(() => 'ours'),
      );
      const made = new Set(asSet(ended));
      for (const clash of clashes) if (clash.ours) assert.ok(made.has(canonicalJson(clash.ours)));
      assert.equal(new Set(ended.map(statementKey)).size, ended.length);
    }),
    { numRuns: 2_000 },
  );
});

test('a removal that is settled leaves alone what an earlier choice put in its place', () => {
  const [first, second, third] = ['2019-02', '2018~', '2018'].map((value) => says('occurred', value));
  if (!first || !second || !third) return assert.fail('there are three');
  const doubted = { ...first, disputed: 'It was elsewhere.' };
  const { statements, clashes } = mergeThreeWay([first, second], [third, doubted], [third]);
  assert.equal(clashes.length, 2);
  assert.deepEqual(settleAll(statements, clashes, ['ours', 'ours']), [third]);
});

const lyon = says('place', 'Lyon');
const oslo = says('place', 'Oslo');
const rome = says('place', 'Rome');

test('two corrections of one statement clash, with all three sides', () => {
  const made = mergeThreeWay([lyon], [oslo], [rome]);
  assert.deepEqual(made, { statements: [oslo], clashes: [{ field: 'place', base: lyon, theirs: oslo, ours: rome }] });
});

test('a correction and a removal of one statement clash both ways', () => {
  assert.deepEqual(mergeThreeWay([lyon], [], [rome]).clashes, [{ field: 'place', base: lyon, ours: rome }]);
  assert.deepEqual(mergeThreeWay([lyon], [rome], []).clashes, [{ field: 'place', base: lyon, theirs: rome }]);
  assert.deepEqual(mergeThreeWay([lyon], [], []), { statements: [], clashes: [] });
});

test('two who add the same statement on different grounds clash; on the same grounds it is added once', () => {
  const cited = { ...lyon, cites: ['S-1'] };
  assert.deepEqual(mergeThreeWay([], [lyon], [cited]).clashes, [{ field: 'place', theirs: lyon, ours: cited }]);
  assert.deepEqual(mergeThreeWay([], [lyon], [lyon]), { statements: [lyon], clashes: [] });
});

test('a clash ends with what stands, with what was meant, or with both', () => {
  const clash = { field: 'place', base: lyon, theirs: oslo, ours: rome } as const;
  assert.equal(settle(clash, 'theirs'), undefined);
  assert.deepEqual(settle(clash, 'ours'), { field: 'place', before: oslo, after: rome });
  assert.deepEqual(settle(clash, 'both'), { field: 'place', after: rome });
  const same = { field: 'place', theirs: lyon, ours: { ...lyon, note: 'Seen.' } } as const;
  assert.deepEqual([mayStandTogether(clash), mayStandTogether(same)], [true, false]);
  assert.deepEqual(settle(same, 'both'), settle(same, 'ours'));
});

test('a correction keeps its place, so that the first of several stays the first', () => {
  const made = mergeThreeWay([lyon, oslo], [lyon, oslo, lacks('operator', 'unknown')], [rome, oslo]);
  assert.deepEqual(
    made.statements.map(({ value }) => value),
    ['Rome', 'Oslo', undefined],
  );
});
