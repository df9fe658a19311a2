import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { curlOf, exampleAddress, type Parameter } from './example.ts';

const parameter = (name: string, example: Parameter['example'], place: 'path' | 'query' = 'query'): Parameter => ({
  ...{ name, in: place, required: false, schema: {}, example },
});

test('an address is made of the examples of its parameters, a list of several', () => {
  const given = [
    parameter('id', 'CB-1', 'path'),
    parameter('q', 'a & b'),
    parameter('country', ['CN', 'NL']),
    parameter('cursor', undefined),
  ];
  assert.equal(exampleAddress('/records/{id}', given), '/records/CB-1?q=a%20%26%20b&country=CN&country=NL');
  assert.equal(exampleAddress('/records', []), '/records');
});

test('a shell takes a command as it is meant, whatever stands in it', () => {
  const sent = { what: `It's "odd": $HOME \`id\` \\ !` };
  const command = curlOf(`https://x.example/a'b`, sent).replace(/^curl/, `printf '%s\\n'`);
  const words = execFileSync('sh', ['-c', command], { encoding: 'utf8' }).split('\n');
  assert.deepEqual(JSON.parse(words[3] ?? ''), sent);
  assert.equal(words[4], `https://x.example/a'b`);
  assert.equal(curlOf('https://x.example/'), `curl 'https://x.example/'`);
});
