import assert from 'node:assert/strict';
import { testOverEngines } from '../../test/world/engines.ts';
import { entryWith, indexed } from '../../test/world/indexed.ts';
import type { CountedPhrase } from '../core/ports.ts';
import type { TextPart } from '../core/text-phrase.ts';

const camera = entryWith(
  1,
  { title: 'camera', purpose: 'watch' },
  { tokens: ['country:CN', 'type:incident'], firstDay: -5, lastDay: 7, numbers: { devices: 2 } },
);

testOverEngines('rows come with everything the columns need, and later only what changed', async (t, engine) => {
  const { reader, publish, withdraw } = await indexed(
    t,
    [camera, entryWith(2, {}, { tokens: ['country:CN'] })],
    engine,
  );
  const seq = reader.sequence();
  const [first, second, ...more] = reader.rows(-1);
  const time = '2026-01-01T00:00:00.000Z';
  const tokens = [...reader.tokens(0)];
  assert.deepEqual(
    tokens.map(({ token }) => token),
    ['country:CN', 'type:incident'],
  );
  assert.deepEqual(first, {
    docid: 1,
    id: 'CB-1',
    seq,
    alive: true,
    firstDay: -5,
    lastDay: 7,
    published: time,
    changed: time,
    completeness: 0,
    numbers: { devices: 2 },
    tokens: Uint32Array.from(tokens, ({ id }) => id),
  });
  assert.deepEqual([second?.firstDay, second?.numbers, second?.tokens.length, more.length], [undefined, {}, 1, 0]);
  assert.deepEqual([...reader.rows(seq)], []);
  await publish([entryWith(3, {}, { tokens: ['country:FR'] })]);
  await withdraw('CB-1');
  assert.equal(reader.sequence(), seq + 2);
  assert.deepEqual(
    [...reader.rows(seq)].map(({ docid, alive }) => [docid, alive]),
    [
      [1, false],
      [3, true],
    ],
  );
  assert.deepEqual(
    [...reader.tokens(tokens.at(-1)?.id ?? 0)].map(({ token }) => token),
    ['country:FR'],
  );
});

testOverEngines('matches are found, asked for one by one, counted and ranked', async (t, engine) => {
  const sources = entryWith(2, { sources: 'camera' });
  const { reader } = await indexed(t, [sources, camera, entryWith(3, { title: 'drone' })], engine);
  const everywhere: CountedPhrase[] = [{ part: 'texts', words: 'camera' }];
  assert.deepEqual([...reader.match(everywhere)], [1, 2]);
  assert.deepEqual(
    [1, 2, 3].map((docid) => reader.matches(everywhere, docid)),
    [true, true, false],
  );
  assert.deepEqual([reader.count(everywhere, 10), reader.count(everywhere, 1)], [2, 1]);
  assert.deepEqual([...reader.rank(everywhere, Uint32Array.of(1, 2, 3))], [1, 2], 'the title weighs more');
  assert.deepEqual([...reader.rank(everywhere, Uint32Array.of(2))], [2]);
  assert.deepEqual([...reader.match([{ part: 'fielded', words: 'purpose_watch' }])], [1]);
  assert.deepEqual([...reader.match([{ part: 'title', words: 'watch' }])], []);
});

testOverEngines('unstemmed words are listed by their beginning', async (t, engine) => {
  const { reader } = await indexed(
    t,
    [entryWith(1, { title: 'camera cameras' }), entryWith(2, { title: 'cameras' })],
    engine,
  );
  assert.deepEqual(reader.forms('cam', 10), ['camera', 'cameras']);
  assert.deepEqual(reader.formCounts(['cameras', 'camel', 'camera'], 10), [
    { word: 'cameras', count: 2 },
    { word: 'camera', count: 1 },
  ]);
  assert.deepEqual(reader.formCounts(['cameras'], 1), [{ word: 'cameras', count: 1 }]);
  assert.equal(reader.forms('cam', 1).length, 1);
  assert.deepEqual(reader.forms('x', 10), []);
});

testOverEngines('all words are listed with how many records hold them, from any word on', async (t, engine) => {
  const { reader, publish } = await indexed(
    t,
    [entryWith(1, { title: 'cameras', sources: 'cameras' }), entryWith(2, { title: '深', summary: 'camera' })],
    engine,
  );
  const listed = (word: string): string[] => [...reader.words(word)].map((one) => `${one.word} ${one.count}`);
  assert.deepEqual(listed(''), ['1 1', '2 1', 'camera 2', 'cameras 1', 'cb 2', '深 1']);
  assert.deepEqual(listed('camera'), ['cameras 1', 'cb 2', '深 1']);
  const before = reader.sequence();
  for (const { word } of reader.words('')) if (word === 'camera') break;
  await publish([entryWith(3, { title: 'zebra' })]);
  assert.equal(reader.sequence(), before + 1, 'a list that was left half-way holds nothing back');
  const after = [...reader.words('cb')].map(({ word }) => word);
  assert.deepEqual(after, ['zebra', '深']);
});

testOverEngines('annotations come by field, in order, and go with their record', async (t, engine) => {
  const said = (n: number, ...lines: readonly (readonly ['cset_minor' | 'cset_study', string, string])[]) =>
    entryWith(n, {}, { annotations: lines.map(([field, asserter, value]) => ({ field, asserter, value })) });
  const two = said(2, ['cset_minor', 'B', 'no'], ['cset_minor', 'A', 'yes'], ['cset_study', 'A', 'yes']);
  const { reader, publish, withdraw } = await indexed(t, [two, said(1, ['cset_minor', 'A', 'maybe'])], engine);
  const lines = () => [...reader.annotations('cset_minor')].map((one) => Object.values(one).join(' '));
  assert.deepEqual(lines(), ['1 A maybe', '2 A yes', '2 B no']);
  assert.deepEqual([...reader.annotations('cset_deployed')], []);
  await publish([said(2, ['cset_minor', 'B', 'maybe'])]);
  assert.deepEqual(lines(), ['1 A maybe', '2 B maybe'], 'a record indexed again keeps nothing of what it had');
  await withdraw('CB-1');
  assert.deepEqual(lines(), ['2 B maybe']);
});

testOverEngines('a phrase is found in the part where it stands, and nowhere across two of them', async (t, engine) => {
  const columns = ['title', 'names', 'summary', 'facts', 'sources'] as const;
  const entries = columns.map((column, at) => entryWith(at + 1, { [column]: 'harbour watch of the port' }));
  const { reader } = await indexed(
    t,
    [...entries, entryWith(6, { summary: 'harbour', facts: 'watch of port' })],
    engine,
  );
  const found = (part: TextPart, words: string): number[] => [...reader.match([{ part, words }])];
  const expected: [TextPart, number[]][] = [
    ['texts', [1, 2, 3, 4, 5]],
    ['front', [1, 2]],
    ['title', [1]],
    ['names', [2]],
    ['summary', [3]],
    ['facts', [4]],
  ];
  for (const [part, docids] of expected) {
    for (const words of ['harbour watch', 'watch of of_the the']) assert.deepEqual(found(part, words), docids, part);
    assert.deepEqual(found(part, 'watch harbour'), []);
    for (const docid of [1, 2, 3, 4, 5, 6]) {
      const holds = reader.matches([{ part, words: 'harbour watch' }], docid);
      assert.equal(holds, docids.includes(docid), `${part} ${docid}`);
    }
  }
  assert.deepEqual(found('front', 'watch'), [1, 2]);
  assert.deepEqual(found('title', 'watch'), [1]);
  assert.deepEqual(found('texts', 'of_the'), [1, 2, 3, 4, 5]);
});

testOverEngines('words count where they overlap, and in the weights of their columns', async (t, engine) => {
  const texts = [{ sources: 'a b a c d' }, { sources: 'a b a b a c d' }, { title: 'a b a' }, { names: 'a b a' }];
  const { reader } = await indexed(
    t,
    [...texts.map((text, at) => entryWith(at + 1, text)), ...[5, 6, 7, 8, 9].map((n) => entryWith(n))],
    engine,
  );
  const all = Uint32Array.from({ length: 9 }, (_, at) => at + 1);
  assert.deepEqual([...reader.rank([{ part: 'texts', words: 'a b a' }], all)], [3, 4, 2, 1]);
});
