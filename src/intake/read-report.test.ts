import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ReportFields, readReport, reportFields, reportLimits } from './read-report.ts';

const today = '2026-11-23';
const empty = Object.fromEntries(reportFields.map((name) => [name, ''])) as ReportFields;
const what = 'A database of faces stood open on the internet.';

function faultsOf(fields: Partial<ReportFields>): Readonly<Record<string, string>> {
  const read = readReport({ ...empty, what, ...fields }, today);
  return 'faults' in read ? Object.fromEntries(read.faults.map(({ path, message }) => [path, message])) : {};
}

test('what happened is enough; the rest is kept as it was written', () => {
  assert.deepEqual(readReport({ ...empty, what: ` ${what}\r\n` }, today), { content: { what, links: [] } });
  const read = readReport(
    {
      ...empty,
      what,
      title: 'SenseNets',
      links: 'https://example.org/a',
      when: 'February 2019',
      who: '=1+1',
      language: 'en',
    },
    today,
  );
  assert.deepEqual(read, {
    content: {
      what,
      title: 'SenseNets',
      links: ['https://example.org/a'],
      when: '2019-02',
      who: '=1+1',
      language: 'en',
    },
  });
});

test('a link alone is enough, and words alone; only nothing is too little', () => {
  const links = 'https://example.org/a';
  assert.deepEqual(readReport({ ...empty, links }, today), { content: { what: '', links: [links] } });
  assert.deepEqual(readReport({ ...empty, links, what: 'short' }, today), {
    content: { what: 'short', links: [links] },
  });
  assert.match(faultsOf({ what: '' }).what ?? '', /Please say what happened.*or give a link/);
});

test('each fault stands with its field, all at once', () => {
  const faults = faultsOf({
    what: '\u0000',
    title: 'x'.repeat(301),
    links: 'nothing',
    when: '2030',
    language: 'klingon!',
    who: '\u0000',
  });
  assert.deepEqual(Object.keys(faults).sort(), ['language', 'links', 'title', 'what', 'when', 'who']);
  assert.match(faultsOf({ what: 'too short' }).what ?? '', /very short/);
  assert.match(faultsOf({ what: 'x'.repeat(20_001) }).what ?? '', /20,000 characters; these are 20,001/);
  assert.deepEqual(faultsOf({ what: 'x'.repeat(20_000) }), {});
});

test('whatever is sent, it is kept within its limits or refused in sentences', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 40 }));
  fc.assert(
    fc.property(fc.record(Object.fromEntries(reportFields.map((name) => [name, text]))), (fields) => {
      const read = readReport(fields as ReportFields, today);
      if ('faults' in read) {
        assert.ok(read.faults.length > 0);
        for (const { message } of read.faults) assert.match(message, /[.?!…]$|:/);
      } else assert.ok([...read.content.what].length <= reportLimits.what);
    }),
    { numRuns: 1_000 },
  );
});
