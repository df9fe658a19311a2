import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { everyOf } from '../../../test/world/byte-files.ts';
import { sameOnLines } from '../../../test/world/similar-labels.ts';
import { openBytes } from '../../outside/read-bytes.ts';
import { readNamed } from '../aiid/files.ts';
import { groupKey } from './group-key.ts';

const same: readonly (readonly string[])[] = [
  ["McDonald's", 'McDonalds', 'mcdonald’s'],
  ['Stability AI', 'Stability AI Ltd.', 'The Stability AI, Inc'],
  ['US Customs and Border Protection (CBP)', 'U.S. Customs & Border Protection'],
  ['Spanish Ministry  of  Interior', 'Spanish Interior Ministry', 'Ministry of the Interior of Spain'],
  ['Unknown deepfake creators', 'Unnamed deepfake creator'],
  ['General public of Thailand', 'Thai general public'],
  ['Cyber criminals', 'cybercriminals'],
];
const different: readonly (readonly [string, string])[] = [
  ['GPT-4', 'GPT-4o'],
  ['GPT-4', 'GPT-4.5'],
  ['Ugandan government', 'Henan government'],
  ['Oakland Police Department', 'Atlanta Police Department'],
  ['Google', 'Google users'],
  ['Kambala (Sydney, Australia)', 'Kambala (Sydney, Australia) students'],
  ['Meta', 'Meta AI'],
];

test('spellings of one name share a key; other names do not', () => {
  for (const [first = '', ...others] of same)
    for (const other of others) assert.equal(groupKey(other), groupKey(first));
  for (const [one, other] of different) assert.notEqual(groupKey(one), groupKey(other), `${one} and ${other}`);
});

const list = new URL('../../../../shared/data/aiid/similar_entities.csv', import.meta.url).pathname;
const skip = existsSync(list) ? false : 'similar_entities.csv is not on this machine (../shared/data/aiid)';

test('grouping against our labels of AIID’s similar names', { skip }, async (t) => {
  const rows = await everyOf(readNamed(await openBytes(list), ['Entity Name 1', 'Entity Name 2']));
  const said = rows.filter((row) => groupKey(row.cell('Entity Name 1')) === groupKey(row.cell('Entity Name 2')));
  const right = said.filter(({ line }) => sameOnLines.has(line)).length;
  const precision = right / said.length;
  const recall = right / sameOnLines.size;
  t.diagnostic(
    `${rows.length} pairs, ${sameOnLines.size} labelled the same: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
  );
  t.diagnostic(
    `missed on lines ${[...sameOnLines].filter((line) => !said.some((row) => row.line === line)).join(', ')}`,
  );
  assert.equal(rows.length, 516);
  assert.ok(precision >= 0.98 && recall >= 0.85);
});
