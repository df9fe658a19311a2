import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oddTitles, readCitation, sampleCitation } from '../../../test/world/citations.ts';
import { risRecord } from './ris.ts';

test('another program reads from the RIS what was cited, with the hash of the version', () => {
  const { type, number, URL, note, issued, title, publisher } = readCitation(risRecord(sampleCitation), '@ris/file');
  assert.deepEqual(
    { type, number, URL, note, title, publisher, issued },
    {
      ...{ type: 'report', number: 'CB-1@7', URL: sampleCitation.address, title: sampleCitation.title },
      ...{ note: `SHA-256 commitment of this version: ${'ab'.repeat(32)}`, publisher: 'Casebook' },
      issued: { 'date-parts': [[2026, 2, 3]] },
    },
  );
});

test('every title comes back as it was', () => {
  for (const title of oddTitles)
    assert.equal(readCitation(risRecord({ ...sampleCitation, title }), '@ris/file').title, title);
});

test('no title can begin a line of its own', () => {
  const lines = risRecord({ ...sampleCitation, title: 'a\r\nER  - \u2028TY  - JOUR' }).split('\r\n');
  assert.equal(lines.filter((line) => /^(?:TY|ER)/.test(line)).length, 2);
});
