import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyStatements } from '../../test/world/any-statements.ts';
import { says } from '../../test/world/records.ts';
import { canonicalJson } from './canonical.ts';
import { applyChanges, diffStatements } from './diff.ts';
import { fields } from './fields.ts';
import type { Statement } from './statement.ts';

const asSet = (statements: readonly Statement[]): string[] => statements.map(canonicalJson).sort();

test('law: carrying out the difference between two revisions gives the second', () => {
  fc.assert(
    fc.property(anyStatements, anyStatements, (before, after) => {
      assert.deepEqual(asSet(applyChanges(before, diffStatements(before, after))), asSet(after));
    }),
  );
});

test('law: nothing differs from itself, in whatever order', () => {
  fc.assert(fc.property(anyStatements, (one) => assert.deepEqual(diffStatements(one, [...one].reverse()), [])));
});

test('law: what stays the same is in no change, and changes follow the registry', () => {
  const place = new Map(fields.map((field, index) => [field.name, index]));
  fc.assert(
    fc.property(anyStatements, anyStatements, (before, after) => {
      const changes = diffStatements(before, after);
      const kept = new Set(asSet(before).filter((text) => asSet(after).includes(text)));
      for (const side of changes.flatMap((change) => [change.before, change.after])) {
        if (side) assert.ok(!kept.has(canonicalJson(side)));
      }
      const order = changes.map((change) => place.get(change.field) ?? -1);
      assert.deepEqual(
        order,
        [...order].sort((a, b) => a - b),
      );
    }),
  );
});

test('a new rank of the same statement is one change', () => {
  const before = says('place', 'Lyon');
  const after = { ...before, rank: 'preferred' as const };
  assert.deepEqual(diffStatements([before], [after]), [{ field: 'place', before, after }]);
});

test('a corrected value stands beside the one it replaces, first with first', () => {
  const before = [says('place', 'Lion'), says('place', 'Olso')];
  const after = [says('place', 'Lyon'), says('place', 'Oslo')];
  assert.deepEqual(
    diffStatements(before, after).map((change) => [change.before?.value, change.after?.value]),
    [
      ['Lion', 'Lyon'],
      ['Olso', 'Oslo'],
    ],
  );
});

test('what somebody else says is added or removed, not changed', () => {
  const changes = diffStatements([says('place', 'Lyon', { by: 'A' })], [says('place', 'Oslo', { by: 'B' })]);
  assert.deepEqual(
    changes.map((change) => [change.before?.value, change.after?.value]),
    [
      ['Lyon', undefined],
      [undefined, 'Oslo'],
    ],
  );
});

test('a quote or a doubt that comes is one change, and what is corrected keeps its place', () => {
  const before = [says('place', 'Lyon', { cites: ['S-1'] }), says('place', 'Oslo')];
  const after = { ...says('place', 'Lyon', { cites: ['S-1'] }), quotes: [{ source: 'S-1', text: 'in Lyon' }] };
  const changes = diffStatements(before, [after, ...before.slice(1)]);
  assert.deepEqual(changes, [{ field: 'place', before: before[0], after }]);
  assert.deepEqual(applyChanges(before, changes), [after, before[1]]);
});
