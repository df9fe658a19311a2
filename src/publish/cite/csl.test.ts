import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { oddTitles, readCitation, sampleCitation } from '../../../test/world/citations.ts';
import { cslFile, cslItem } from './csl.ts';

test('another program reads from the CSL-JSON what was cited, with the hash of the version', () => {
  const { _graph, ...read } = readCitation(cslFile(sampleCitation));
  assert.deepEqual(read, cslItem(sampleCitation));
  assert.equal(read.number, 'CB-1@7');
  assert.match(String(read.note), /(?:ab){32}$/);
  assert.deepEqual(read.issued, { 'date-parts': [[2026, 2, 3]] });
});

test('Python reads every title as it was', () => {
  const files = oddTitles.map((title) => cslFile({ ...sampleCitation, title }));
  const script = 'import sys, json; print(json.dumps([json.loads(t)[0]["title"] for t in json.load(sys.stdin)]))';
  const read = execFileSync('python3', ['-c', script], { input: JSON.stringify(files), encoding: 'utf8' });
  assert.deepEqual(JSON.parse(read), oddTitles);
});

test('a title is never markup', () => {
  assert.equal(cslItem({ ...sampleCitation, title: 'a <b>c</b>\n d' }).title, 'a ‹b>c‹/b> d');
});
