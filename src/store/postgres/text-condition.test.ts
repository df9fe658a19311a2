import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postgres } from '../../../test/world/engines.ts';
import { entryWith, indexed } from '../../../test/world/indexed.ts';
import { onPostgres, temporaryDatabase } from '../../../test/world/postgres-database.ts';
import type { CountedPhrase } from '../../core/ports.ts';
import type { TextPhrase } from '../../core/text-phrase.ts';
import { findsAll, holdsAll, quoted, written } from './text-condition.ts';

const camera: CountedPhrase = { part: 'texts', words: 'camera' };
const open: TextPhrase = { part: 'forms', words: 'cam', isOpen: true };

test('words are looked up in the index, and only phrases and single columns are read', () => {
  assert.match(
    findsAll([camera, open]),
    /@@ '\(''camera'' & ''=cam'':\*\) \| ''!'''::tsquery and \(not is_long or .*\)$/s,
  );
  assert.match(findsAll([{ part: 'front', words: 'a' }]), /''#a''/);
  const phrase = findsAll([{ part: 'texts', words: 'face recognit' }]);
  assert.match(phrase, /''face'' & ''recognit''/);
  assert.equal(phrase.match(/get_bit\(pairs, \d+::bigint % \(8 \* octet_length\(pairs\)\)\) = 1/g)?.length, 3);
  assert.match(
    phrase,
    /^docid = any\(array\(select docid from text_pairs where docid = any\(array\(select docid from text_index where .*\)\) and get_bit.*\)\) and \(strpos\(texts, ' face {2}recognit '\) > 0\)$/s,
  );
  assert.match(
    findsAll([{ part: 'title', words: 'a' }]),
    /''#a''.*case when true then \(strpos\(split_part\(texts, '\|', 1\), ' a '\) > 0\) else false end$/s,
  );
});

test('a phrase is written as it stands in the row', () => {
  assert.equal(written({ part: 'facts', words: 'a b' }), ' a  b ');
  assert.equal(written(open), ' =cam');
  assert.equal(holdsAll([camera, open]), `(strpos(texts, ' camera ') > 0) and (strpos(marked, ' =cam') > 0)`);
});

test('nothing in a word can end the quotes it stands in', () => {
  const condition = findsAll([{ part: 'texts', words: `x'y` }]);
  assert.match(condition, /''xy''/);
  assert.match(condition, /strpos\(texts, ' x''y '\)/);
});

test('any text comes back as it was written, also where a backslash means something', {
  skip: postgres.skip,
}, async (t) => {
  const url = await temporaryDatabase(t);
  const texts = [`it's`, `a\\b`, `\\'; drop table a; --`, `''`, `\\\\`, 'ä\n深'];
  for (const setting of ['on', 'off']) {
    const asked = `select ${texts.map((text, at) => `${quoted(text)} as t${at}`).join(', ')}`;
    const [row] = await onPostgres(url, `set standard_conforming_strings = ${setting}`, asked);
    assert.deepEqual(Object.values(row ?? {}), texts);
  }
});

test('the condition is met by the index, and by nothing that reads all rows', { skip: postgres.skip }, async (t) => {
  const { path } = await indexed(t, [entryWith(1, { title: 'camera' })], postgres);
  for (const phrases of [[camera], [open], [camera, { part: 'texts', words: 'face recognit' } as const]]) {
    const plan = await onPostgres(
      path,
      'set enable_seqscan = off',
      `explain (format json) select docid from text_index where ${findsAll(phrases)}`,
    );
    const text = JSON.stringify(plan);
    assert.match(text, /"Index Name":"text_index_words"/);
    assert.doesNotMatch(text, /Seq Scan/);
    assert.equal(text.includes(`"Index Name":"text_pairs_pkey"`), text.includes('recognit'));
  }
});

test('a record with more different words than the index takes is found like any other', {
  skip: postgres.skip,
}, async (t) => {
  const words = Array.from({ length: 100_000 }, (_, n) => `w${n}x${(n * 7_919) % 1_000_003}`);
  const long = entryWith(1, { title: 'camera', sources: words.join(' '), operator: 'Harbour' });
  const { reader } = await indexed(t, [long, entryWith(2, { title: 'camera' })], postgres);
  const found = (...phrases: TextPhrase[]): number[] => [...reader.match(phrases)];
  const [first = '', second = '', third = ''] = words.slice(77_777);
  assert.deepEqual(found({ part: 'texts', words: first }), [1]);
  assert.deepEqual(found({ part: 'texts', words: `${first} ${second} ${third}` }), [1]);
  assert.deepEqual(found({ part: 'texts', words: `${second} ${first}` }), []);
  assert.deepEqual(found({ part: 'forms', words: 'w7777', isOpen: true }), [1]);
  assert.deepEqual(found({ part: 'fielded', words: 'operator_harbour' }, { part: 'front', words: 'camera' }), [1]);
  assert.deepEqual(found({ part: 'texts', words: 'nowher' }), []);
  assert.deepEqual(found(camera), [1, 2]);
  assert.deepEqual(reader.formCounts([first, 'w1'], 10), [{ word: first, count: 1 }]);
  assert.deepEqual(reader.formCounts(['camera'], 10), [{ word: 'camera', count: 2 }]);
  assert.deepEqual([...reader.rank([camera], Uint32Array.of(1, 2))], [2, 1]);
});
