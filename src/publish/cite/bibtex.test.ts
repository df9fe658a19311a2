import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oddTitles, readCitation, sampleCitation } from '../../../test/world/citations.ts';
import { bibtexEntry } from './bibtex.ts';

test('another program reads from the BibTeX what was cited, with the hash of the version', () => {
  const read = readCitation(bibtexEntry(sampleCitation), '@bibtex/text');
  const { type, number, URL, note, issued, author, publisher } = read;
  assert.deepEqual(
    { type, number, URL, note, issued, author, publisher, key: read['citation-key'] },
    {
      ...{ type: 'report', number: 'CB-1@7', URL: sampleCitation.address, key: 'CB-1-v7', publisher: 'Casebook' },
      ...{ note: `SHA-256 commitment of this version: ${'ab'.repeat(32)}`, author: [{ family: 'Casebook' }] },
      issued: { 'date-parts': [[2026, 2, 3]] },
    },
  );
});

test('every title comes back as it was, whatever TeX makes of its signs', () => {
  for (const title of oddTitles) {
    const read = String(readCitation(bibtexEntry({ ...sampleCitation, title }), '@bibtex/text').title);
    assert.equal(read.replace(/<\/?span[^>]*>/g, ''), title);
  }
});
