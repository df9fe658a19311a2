import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteFile } from '../../../test/world/byte-files.ts';
import { smallAiid } from '../../../test/world/small-aiid.ts';
import { readClassifications } from './classifications.ts';
import { aiidFiles } from './files.ts';

test('classifications of one incident come together, in the order MIT, CSET, GMF', async () => {
  const all = await readClassifications(aiidFiles(smallAiid()), assert.fail);
  assert.deepEqual([...all.keys()], ['1']);
  const voices = all.get('1')?.map(({ said }) => said[0]?.by);
  assert.deepEqual(voices, [
    'AIID classification (MIT)',
    'CSET',
    'CSET annotator 005',
    'CSET annotator 007',
    'AIID classification (GMF)',
  ]);
});

test('annotators without a merged table are remarked on, and a wrong table is refused', async () => {
  const [incidents, ...others] = smallAiid();
  assert.ok(incidents);
  const remarks: string[] = [];
  const lone = others.filter(({ name }) => /Annotator-1/.test(name));
  await readClassifications(aiidFiles([incidents, ...lone]), (sentence) => remarks.push(sentence));
  assert.deepEqual(remarks, ['There is no merged CSET file; its annotators stand alone.']);
  const wrong = byteFile('Incident ID\n1\n', { name: 'classifications_MIT.csv' });
  await assert.rejects(readClassifications(aiidFiles([incidents, wrong]), assert.fail), /no column "Risk Domain"/);
});
