import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apaByCiteproc, oddTitles, sampleCitation } from '../../../test/world/citations.ts';
import { apaFile, apaLine } from './apa.ts';
import { cslItem } from './csl.ts';

test('the line is the one that citeproc makes with the style of the association', () => {
  for (const title of oddTitles) {
    const citation = { ...sampleCitation, title };
    assert.equal(apaLine(citation), apaByCiteproc(cslItem(citation)));
  }
});

test('the file holds the line and the hash', () => {
  const [line, hash, end] = apaFile(sampleCitation).split('\n');
  assert.equal(
    line,
    'Casebook. (2026). Face database of 2.5 million people left open (Record CB-1@7; Version 7). https://casebook.example/records/CB-1/revisions/7',
  );
  assert.match(String(hash), /(?:ab){32}$/);
  assert.equal(end, '');
});
