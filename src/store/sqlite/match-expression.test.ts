import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryWith, indexed } from '../../../test/world/indexed.ts';
import type { TextPhrase } from '../../core/text-phrase.ts';
import { matchExpression } from './match-expression.ts';

const TEXTS = '{title names summary facts sources}';

test('phrases become an FTS5 expression, without columns where they make no difference', () => {
  const expressions: [TextPhrase, string][] = [
    [{ part: 'texts', words: 'camera' }, '"camera"'],
    [{ part: 'texts', words: 'of_the' }, '"of_the"'],
    [{ part: 'texts', words: 'system_data' }, `${TEXTS} : "system_data"`],
    [{ part: 'texts', words: 'agre' }, `${TEXTS} : "agre"`],
    [{ part: 'texts', words: 'iri recognit' }, `${TEXTS} : "iri recognit"`],
    [{ part: 'texts', words: 'of_the the len' }, '"of_the the len"'],
    [{ part: 'front', words: 'camera' }, '{title names} : "camera"'],
    [{ part: 'forms', words: 'recog', isOpen: true }, 'forms : "recog" *'],
    [{ part: 'fielded', words: 'purpose_identifi' }, 'fielded : "purpose_identifi"'],
  ];
  for (const [phrase, expected] of expressions) assert.equal(matchExpression([phrase]), expected);
  const both = matchExpression([
    { part: 'texts', words: 'camera' },
    { part: 'title', words: 'drone' },
  ]);
  assert.equal(both, '"camera" AND title : "drone"');
});

test('a pair of common words is not taken for a word of the field of that name', async (t) => {
  const { reader } = await indexed(t, [
    entryWith(1, { purpose: 'use', title: 'purpose use' }),
    entryWith(2, { purpose: 'use' }),
  ]);
  assert.deepEqual([...reader.match([{ part: 'fielded', words: 'purpose_us' }])], [1, 2]);
  assert.deepEqual([...reader.match([{ part: 'texts', words: 'purpose_us' }])], []);
});
