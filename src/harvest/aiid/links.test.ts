import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteFile } from '../../../test/world/byte-files.ts';
import { readArticles, readDuplicates, readEntityNames, readOecdLinks } from './links.ts';

test('merged numbers are followed to the end, and a circle ends too', async () => {
  const table = 'duplicate_incident_number,true_incident_number\n1,2\n2,3\n8,9\n9,8\n';
  const merged = await readDuplicates(byteFile(table));
  assert.deepEqual([merged.get('1'), merged.get('2'), merged.get('3')], ['3', '3', undefined]);
  assert.ok(['8', '9'].includes(merged.get('8') ?? ''));
});

test('an address that two articles share belongs to the first', async () => {
  const table =
    'incident_id,incident_date,report_number,title,url\n1,,5,A,https://a.example/x\n2,,6,B,https://a.example/x\n2,,7,C,\n';
  const { byNumber, byIncident } = await readArticles(byteFile(table));
  assert.equal(byNumber.get('6')?.number, '5');
  assert.deepEqual([...(byIncident.get('2') ?? [])], ['5', '7']);
});

test('files that are left out hold nothing, and wrong ones are refused with a line', async () => {
  assert.equal(
    (await readEntityNames(undefined)).size +
      (await readOecdLinks(undefined)).size +
      (await readDuplicates(undefined)).size,
    0,
  );
  await assert.rejects(
    readEntityNames(byteFile('[\n{"entity_id":"a","name":"A"},\n{"name":"B"}]', { name: 'entities.json' })),
    /entities\.json, line 3: .*entity_id/,
  );
  await assert.rejects(readOecdLinks(byteFile('[{"incident_id":1}]')), /sameAs/);
});
