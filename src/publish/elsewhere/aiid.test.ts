import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { z } from 'zod';
import { exposedFaces, fullRecord, shownAs } from '../../../test/world/exposed-faces.ts';
import { says } from '../../../test/world/records.ts';
import { aiidSubmissions } from './aiid.ts';

const ADDRESS = 'https://casebook.example/records/CB-1';
const texts = z.array(z.string());
const day = z.string().regex(/^(?:\d{4}-\d\d-\d\d)?$/);

// What the database's own type of a submission requires, and the optional parts of it that are used.
const submission = z.strictObject({
  ...{ authors: texts, submitters: texts.min(1), tags: texts, text: z.string(), title: z.string(), url: z.url() },
  ...{ date_downloaded: day, date_modified: day, date_published: day, date_submitted: day },
  ...{ image_url: z.string(), language: z.string().min(2), source_domain: z.string().min(1) },
  ...{ deployers: texts, developers: texts, harmed_parties: texts, implicated_systems: texts },
  ...{ description: z.string(), incident_title: z.string(), incident_date: day, editor_notes: z.string() },
  incident_ids: z.array(z.int()),
});

test('there is a submission for each cited page, in the shape that the database takes', () => {
  const { document } = aiidSubmissions(exposedFaces, ADDRESS);
  const [first, ...more] = z.array(submission).parse(document.submissions);
  assert.equal(more.length, 0, 'a printed paper has no address');
  assert.equal(first?.source_domain, 'news.example');
  assert.deepEqual([first?.incident_date, first?.date_published], ['2018-07-01', '2019-02-13']);
  assert.deepEqual([first?.deployers, first?.harmed_parties], [['Acme Vision'], ['Passers-by']]);
  assert.deepEqual([first?.incident_ids, first?.implicated_systems], [[123], ['Gate 7']]);
});

test('ids of other collections are no numbers of incidents, and that is said', () => {
  const other = fullRecord.map((one) =>
    one.field === 'alias' ? says('alias', { scheme: 'AIAAIC', id: 'AIAAIC0196' }) : one,
  );
  const { document, loss } = aiidSubmissions(shownAs(other), ADDRESS);
  assert.deepEqual(document.submissions[0]?.incident_ids, []);
  assert.equal(loss.find(({ field }) => field === 'alias')?.how, 'unmapped');
});

test('without a page that can be cited nothing comes over, and that is said', () => {
  const { document, loss } = aiidSubmissions(shownAs(fullRecord, undefined, []), ADDRESS);
  assert.deepEqual(document.submissions, []);
  assert.ok(loss.every(({ how }) => how === 'unmapped'));
});

test('Python reads it', () => {
  const script = 'import sys, json; print(json.load(sys.stdin)["submissions"][0]["incident_title"])';
  const input = JSON.stringify(aiidSubmissions(exposedFaces, ADDRESS).document);
  assert.equal(execFileSync('python3', ['-c', script], { input, encoding: 'utf8' }).trim(), 'Face database left open');
});
