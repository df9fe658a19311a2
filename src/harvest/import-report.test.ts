import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportBook } from './import-report.ts';

async function* none() {}

const from = {
  collection: 'list',
  title: 'A list',
  reason: 'r',
  credit: 'c',
  total: 3,
  rows: none(),
  remarks: ['Read as UTF-8.'],
};

type Row = Parameters<ReturnType<typeof reportBook>['taken']>[0];

const rowOf = (more: Partial<Row>): Row => ({
  ...{ place: { line: 4 }, entities: [], sources: [], records: [], unmapped: [], withheld: [] },
  ...more,
});

test('terms are counted together and come with their nearest codes, the most frequent first', () => {
  const book = reportBook(from, false);
  book.taken(rowOf({ unmapped: [{ field: 'technology', term: 'Chatbott' }] }));
  book.taken(
    rowOf({
      unmapped: [
        { field: 'technology', term: 'Dron' },
        { field: 'technology', term: 'Dron' },
      ],
    }),
  );
  const [first, second] = book.report().unmapped;
  assert.deepEqual([first?.term, first?.count, first?.nearest[0]], ['Dron', 2, 'drone']);
  assert.deepEqual([second?.term, second?.nearest], ['Chatbott', ['chatbot']]);
});

test('withheld people are counted by column, with lines and without names', () => {
  const book = reportBook(from, true);
  book.taken(
    rowOf({
      withheld: [
        { line: 4, column: 'Deployer' },
        { line: 4, column: 'Deployer' },
        { line: 9, column: 'Developer' },
      ],
    }),
  );
  assert.deepEqual(book.report().withheld, [
    { column: 'Deployer', count: 2, lines: [4] },
    { column: 'Developer', count: 1, lines: [9] },
  ]);
});

test('an entity or source met in several batches counts once, by what became of it first', () => {
  const book = reportBook(from, true);
  for (const kind of ['entity', 'source'] as const) {
    book.outcomes([{ kind, key: 'acme', id: 'E-1', outcome: 'created' }]);
    book.outcomes([{ kind, key: 'acme', id: 'E-1', outcome: 'unchanged' }]);
  }
  const once = { created: 1, changed: 0, unchanged: 0, shared: 0 };
  const { entities, sources } = book.report();
  assert.deepEqual([entities, sources], [once, once]);
});

test('long lists are cut, their counts are not', () => {
  const book = reportBook(from, false);
  for (let line = 1; line <= 1_050; line++) {
    book.refuse({ line }, 'Bad.');
    const unmapped = [{ field: 'sector', term: `Term ${line} ${'x'.repeat(1_000)}` }];
    book.taken(rowOf({ unmapped, withheld: [{ line, column: 'Deployer' }] }));
  }
  const report = book.report('Stopped.');
  assert.deepEqual([report.refusedRows, report.refused.length, report.stopped], [1_050, 1_000, 'Stopped.']);
  assert.deepEqual([report.unmapped.length, report.unmapped[0]?.term.length], [1_000, 201]);
  assert.deepEqual([report.withheld[0]?.count, report.withheld[0]?.lines.length], [1_050, 1_000]);
  assert.deepEqual(report.notListed, { refused: 50, unmapped: 50, withheld: 50 });
});

test('a field of which few terms are known is remarked on', () => {
  const book = reportBook(from, false);
  for (let line = 1; line <= 20; line++) book.taken(rowOf({ unmapped: [{ field: 'sector', term: 'Drone' }] }));
  const { codes, remarks } = book.report();
  assert.deepEqual(codes, [{ field: 'sector', known: 0, unknown: 20 }]);
  assert.match(remarks.join(), /Read as UTF-8\.,Few terms of "Sector" are known codes \(0 of 20\)/);
});
