import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { entryWith, indexed } from '../../test/world/indexed.ts';
import type { CountedPhrase, IndexReader } from '../core/ports.ts';
import { phraseKey } from '../core/text-phrase.ts';
import { bitsOf, membersOf } from './bits.ts';
import { Columns } from './columns.ts';
import { anywhere, type Expression } from './expressions.ts';
import { TextSets } from './text-sets.ts';

// 40 records say camera, every second of them drone, and every fourth of them the two side by side.
const entries = Array.from({ length: 40 }, (_, at) =>
  entryWith(at + 1, { title: ['camera drone', 'camera', 'camera with a drone', 'camera'][at % 4] }),
);

async function made(t: TestContext) {
  const index = await indexed(t, entries);
  const columns = new Columns();
  const asked: string[] = [];
  const reader: IndexReader = {
    ...index.reader,
    match: (phrases) => {
      asked.push(phraseKey(...phrases));
      return index.reader.match(phrases);
    },
    matches: (phrases, docid) => {
      asked.push(String(docid));
      return index.reader.matches(phrases, docid);
    },
  };
  columns.refresh(reader);
  const texts = new TextSets(reader, columns);
  const find = (found: Iterable<number>, ...expressions: Expression[]): number[] => [
    ...membersOf(texts.narrowed(bitsOf(found, columns.capacity), expressions)),
  ];
  return { index, columns, reader, texts, find, asked };
}

const everyone = Array.from({ length: 40 }, (_, at) => at + 1);
const [camera, drone, both] = [anywhere('camera'), anywhere('drone'), anywhere('camera drone')];
const word = (words: string): CountedPhrase => ({ part: 'texts', words });
const byFour = (first: number): number[] => everyone.filter((docid) => docid % 4 === first);

test('lists that are not there are asked for together, and the answer is kept', async (t) => {
  const { find, asked } = await made(t);
  const odd = everyone.filter((docid) => docid % 2 === 1);
  assert.deepEqual(find(everyone, camera, drone), odd);
  assert.deepEqual(find(everyone, drone, camera), odd);
  assert.deepEqual(asked, ['texts:camera&texts:drone']);
});

test('a few records are asked one by one', async (t) => {
  const { find, asked } = await made(t);
  assert.deepEqual(find([3, 4, 5], drone), [3, 5]);
  assert.deepEqual(asked, ['3', '4', '5']);
});

test('where the words of a phrase are known, only records that hold them are asked about it', async (t) => {
  const { find, asked, texts } = await made(t);
  texts.prepare(word('drone'));
  asked.length = 0;
  assert.deepEqual(find(everyone, both), byFour(1));
  assert.deepEqual(
    asked.map(Number),
    everyone.filter((docid) => docid % 2 === 1),
  );
});

test('a list that was prepared is not asked for, stays right, and counts', async (t) => {
  const { find, asked, texts, index, columns, reader } = await made(t);
  assert.equal(texts.isPrepared(word('drone')), false);
  assert.equal(texts.prepare(word('drone')), true);
  assert.equal(texts.isPrepared(word('drone')), true);
  asked.length = 0;
  assert.deepEqual(find(everyone, drone).length, 20);
  assert.deepEqual([texts.count(word('drone'), 1_000), texts.count(word('drone'), 7)], [20, 7]);
  assert.deepEqual([texts.count(word('camera'), 1_000), texts.count(word('camera'), 7)], [40, 7]);
  assert.deepEqual(texts.counted(word('drone')), { ...word('drone'), records: 20 });
  assert.deepEqual(texts.counted(word('nothing')), word('nothing'));
  assert.deepEqual(asked, []);
  await index.publish([entryWith(2, { title: 'a drone' })]);
  await index.withdraw('CB-1');
  texts.note(columns.refresh(reader));
  assert.equal(texts.count(word('drone'), 1_000), 20);
  assert.deepEqual(find(everyone, drone).slice(0, 3), [2, 3, 5]);
});
