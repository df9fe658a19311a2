import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { byteFile, everyOf } from '../../../test/world/byte-files.ts';
import { readJsonList } from './read-json-list.ts';

const items = async (text: string, piece?: number) =>
  everyOf(readJsonList(byteFile(text, { piece, name: 'list.json' })));

test('any list comes back item by item, however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.jsonValue()),
      fc.nat(2),
      fc.integer({ min: 1, max: 20 }),
      async (list, indent, piece) => {
        const text = JSON.stringify(list, null, indent).replaceAll('\\u0000', 'x');
        const got = await items(text, piece);
        assert.deepEqual(
          got.map(({ item }) => item),
          JSON.parse(text),
        );
      },
    ),
    { numRuns: 500 },
  );
});

test('each item says on which line it starts', async () => {
  assert.deepEqual(await items('[\n {"a": "]\\"["},\n\n [1,\n 2], 3\n]\n'), [
    { line: 2, item: { a: ']"[' } },
    { line: 4, item: [1, 2] },
    { line: 5, item: 3 },
  ]);
});

test('what is not a whole JSON list is refused with the line', async () => {
  await assert.rejects(items('{"a": []}'), /list\.json, line 1: this is not a JSON list/);
  await assert.rejects(items('[1,\n2'), /line 2: the list is never closed/);
  await assert.rejects(items('[1,\n nonsense,\n2]'), /line 2: what stands here is not JSON/);
  await assert.rejects(items('[1]\n[2]'), /line 2: something stands after the end/);
  await assert.rejects(items(''), /the list is never closed/);
});
