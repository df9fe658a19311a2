import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteFile, everyOf } from '../../../test/world/byte-files.ts';
import { readLines } from './read-lines.ts';

const itemsOf = async (text: string, piece = 7): Promise<unknown[]> =>
  (await everyOf(readLines(byteFile(text, { piece })))).map((line) => ('item' in line ? line.item : line.line));

test('lines of JSON are read one by one, wherever the pieces of the file end', async () => {
  assert.deepEqual(await itemsOf('{"a":"深网"}\n\n{"b":2}\r\n{"c":3}'), [{ a: '深网' }, { b: 2 }, { c: 3 }]);
});

test('a line that is not JSON is told by its number, and the others are read', async () => {
  assert.deepEqual(await itemsOf('{"a":1}\n{"b":\n{"c":3}\n'), [{ a: 1 }, 2, { c: 3 }]);
});

test('a list is read item by item; an empty file is refused', async () => {
  assert.deepEqual(await itemsOf('\ufeff [ {"a":1},\n{"b":2} ]\n'), [{ a: 1 }, { b: 2 }]);
  await assert.rejects(itemsOf(' \n'), /it is empty/);
});
