import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareKeys, type HeldRow, heldLine, heldTables, isHeldRow, lineDigest } from './held-tables.ts';

const origin = (collection: string, key = 'k'): HeldRow => ({ collection, key, id: 'CB-1' });

test('documents come before the revisions that refer to them', () => {
  assert.ok(heldTables.indexOf('document') < heldTables.indexOf('revision'));
});

test('keys are compared as databases do: text by its bytes, numbers by their size, the second column last', () => {
  assert.ok(compareKeys('origin', origin('\uff5e'), origin('\u{10400}')) < 0, 'not by the units of JavaScript');
  assert.ok(compareKeys('origin', origin('a', 'z'), origin('b', 'a')) < 0);
  assert.ok(compareKeys('origin', origin('a', 'b'), origin('a', 'a')) > 0);
  assert.equal(compareKeys('origin', origin('a'), { ...origin('a'), id: 'CB-2' }), 0);
  assert.ok(compareKeys('audit', { n: 9 }, { n: 10 }) < 0);
});

test('a line is the same whatever the order of the columns', () => {
  const line = '["counter",{"name":"record","value":3}]';
  assert.equal(heldLine('counter', { value: 3, name: 'record' }), line);
  assert.equal(heldLine('counter', { name: 'record', value: 3 }), line);
});

test('only a whole row of the right kinds is one', () => {
  const row = { id: 'CB-1', document: '{}', time: 't' };
  assert.ok(isHeldRow('draft', row));
  for (const wrong of [null, 3, { ...row, more: 1 }, { id: 'CB-1', document: '{}' }, { ...row, time: 3 }])
    assert.ok(!isHeldRow('draft', wrong), JSON.stringify(wrong));
  assert.ok(!isHeldRow('counter', { name: 'record', value: 1.5 }));
  const audit = { n: 1, time: 't', action: 'a', actor: 'b', outcome: 'done' };
  assert.ok(isHeldRow('audit', { ...audit, target: null }) && !isHeldRow('audit', { ...audit, target: 1 }));
  const revision = {
    id: 'a',
    number: 1,
    seq: 1,
    time: '',
    state: '',
    reason: '',
    credit: '',
    canonical: '',
    commitment: '',
  };
  assert.ok(
    isHeldRow('revision', { ...revision, salt: '00ff' }) && !isHeldRow('revision', { ...revision, salt: '0F' }),
  );
});

test('a digest counts lines and tells two from one', () => {
  const [one, two] = [lineDigest(), lineDigest()];
  one.add('ab');
  two.add('a');
  two.add('b');
  assert.deepEqual([one.result().count, two.result().count], [1, 2]);
  assert.notEqual(one.result().sha256, two.result().sha256);
  assert.deepEqual(one.result(), one.result());
});
