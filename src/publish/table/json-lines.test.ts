import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { everyOf } from '../../../test/world/byte-files.ts';
import { publicRecordOf } from '../../../test/world/fake-records.ts';
import { says } from '../../../test/world/records.ts';
import { jsonOf, ndjsonOf } from './json-lines.ts';

const odd = ['a\nb', '\u2028', '"', '深网视界'];

async function* records(count = odd.length) {
  for (const text of odd.slice(0, count)) yield publicRecordOf([says('place', text)]);
}

const python = (program: string, bytes: Uint8Array): unknown =>
  JSON.parse(execFileSync('python3', ['-c', program], { input: bytes, encoding: 'utf8' }));
const places = '[s["value"] for r in rs for s in r["document"]["statements"] if s["field"]=="place"]';

test('Python reads each line as one record, and the list as all of them', async () => {
  const lines = Buffer.concat(await everyOf(ndjsonOf(records())));
  const list = Buffer.concat(await everyOf(jsonOf(records())));
  assert.deepEqual(
    python(`import json,sys; rs=[json.loads(l) for l in sys.stdin.buffer]; print(json.dumps(${places}))`, lines),
    odd,
  );
  assert.deepEqual(python(`import json,sys; rs=json.load(sys.stdin.buffer); print(json.dumps(${places}))`, list), odd);
});

test('no records are an empty file of lines, and an empty list', async () => {
  assert.equal(Buffer.concat(await everyOf(ndjsonOf(records(0)))).toString(), '');
  assert.deepEqual(JSON.parse(Buffer.concat(await everyOf(jsonOf(records(0)))).toString()), []);
});
