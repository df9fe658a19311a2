import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bitsOf, membersOf } from './bits.ts';
import { Columns } from './columns.ts';
import { type Question, SetCache } from './set-cache.ts';

function columnsWith(alive: Iterable<number>): Columns {
  const columns = new Columns();
  columns.alive = bitsOf(alive, columns.capacity);
  return columns;
}

function asked(members: Set<number>): { question: (key: string) => Question; times: () => number } {
  let times = 0;
  const find = (): Uint32Array => {
    times += 1;
    return Uint32Array.from(members);
  };
  return { question: (key) => ({ key, find, holds: (docid) => members.has(docid) }), times: () => times };
}

test('an answer is found once, and changed records are asked again', () => {
  const members = new Set([1, 2]);
  const { question, times } = asked(members);
  const cache = new SetCache(columnsWith([1, 2, 3]));
  cache.get(question('a'));
  members.delete(1);
  members.add(3);
  cache.note({ docids: [1, 3], everything: false });
  assert.deepEqual([...membersOf(cache.get(question('a')))], [2, 3]);
  assert.equal(times(), 1);
});

test('after many changes, or when everything changed, it is found anew', () => {
  const { question, times } = asked(new Set([1]));
  const cache = new SetCache(columnsWith([1]));
  cache.get(question('a'));
  cache.note({ docids: Array(101).fill(1), everything: false });
  cache.get(question('a'));
  cache.note({ docids: [], everything: true });
  cache.get(question('a'));
  cache.note({ docids: Array(200_000).fill(1), everything: false });
  cache.get(question('a'));
  assert.equal(times(), 4);
});

test('the least recently used answer is forgotten when the room is used up', () => {
  const { question, times } = asked(new Set([1]));
  const cache = new SetCache(columnsWith([1]), 2 * 210);
  for (const key of ['a', 'b', 'a', 'c', 'a']) cache.get(question(key));
  assert.equal(times(), 3);
  cache.get(question('b'));
  assert.equal(times(), 4);
  assert.ok(cache.bytes <= 2 * 210, `${cache.bytes} bytes`);
});

test('answers that hold nothing take room too', () => {
  const { question } = asked(new Set());
  const cache = new SetCache(columnsWith([1]), 1_000);
  for (let n = 0; n < 100; n += 1) cache.get(question(`nothing ${n}`));
  assert.ok(cache.has('nothing 99'));
  assert.ok(!cache.has('nothing 0'));
});

test('a small answer takes little room, and stays right when it grows', () => {
  const members = new Set([1, 2]);
  const { question, times } = asked(members);
  const cache = new SetCache(columnsWith([1, 2]));
  cache.get(question('a'));
  assert.ok(cache.bytes < 128 + 200, `${cache.bytes} bytes`);
  const more = Array.from({ length: 60 }, (_, at) => at + 10);
  for (const docid of more) members.add(docid);
  cache.note({ docids: more, everything: false });
  assert.deepEqual([...membersOf(cache.get(question('a')))], [1, 2, ...more]);
  assert.deepEqual([...membersOf(cache.get(question('a')))], [1, 2, ...more]);
  assert.equal(times(), 1);
});

test('without a quicker way every public record is asked', () => {
  const cache = new SetCache(columnsWith([1, 2, 3]));
  const question: Question = { key: 'odd', holds: (docid) => docid % 2 === 1 };
  assert.deepEqual([...membersOf(cache.get(question))], [1, 3]);
});
