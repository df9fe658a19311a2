import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Arrival, ArrivalOutcome } from '../core/arrival.ts';
import { problem, Refused, type Result } from '../core/errors.ts';
import type { ImportedCollection, ImportedRow } from './imported-row.ts';
import { type ImportTools, interrupted, runImport } from './run-import.ts';

function goodRow(line: number): ImportedRow {
  const statements = [{ field: 'title', value: `Record ${line}`, by: 'A list', cites: [], rank: 'normal' }] as const;
  const records = [{ key: `R${line}`, document: { language: 'en', statements } }];
  return { place: { line }, entities: [], sources: [], records, unmapped: [], withheld: [] };
}

async function* stream(rows: readonly ImportedRow[], end?: Error): AsyncGenerator<ImportedRow> {
  yield* rows;
  if (end) throw end;
}

function collection(rows: readonly ImportedRow[], end?: Error): ImportedCollection {
  const about = { collection: 'list', title: 'A list', reason: 'Taken in', credit: 'A list', remarks: [] };
  return { ...about, total: rows.length, rows: stream(rows, end) };
}

type TakeIn = ImportTools['takeIn'];

const created = (arrival: Arrival): Result<readonly ArrivalOutcome[]> => ({
  ok: true,
  value: arrival.records.map(({ key }) => ({ kind: 'record', key, id: 'CB-1', outcome: 'created' })),
});

function tools(takeIn: TakeIn, more: Partial<ImportTools> = {}): ImportTools {
  return { takeIn, progress: () => undefined, stop: new AbortController().signal, ...more };
}

const many = (count: number) => Array.from({ length: count }, (_, n) => goodRow(n + 1));

test('rows go in by the hundred, and progress is told after each batch', async () => {
  const sizes: number[] = [];
  const told: string[] = [];
  const takeIn: TakeIn = async (arrival) => {
    sizes.push(arrival.records.length);
    return created(arrival);
  };
  const progress = (done: number, total: number) => told.push(`${done}/${total}`);
  const report = await runImport(collection(many(250)), tools(takeIn, { progress }));
  assert.deepEqual(sizes, [100, 100, 50]);
  assert.deepEqual(told, ['100/250', '200/250', '250/250']);
  assert.deepEqual([report.rows, report.records.created, report.stopped], [250, 250, undefined]);
});

test('a bad row costs only itself: its batch is tried again row by row', async () => {
  const takeIn: TakeIn = async (arrival) =>
    arrival.records.some(({ key }) => key === 'R42')
      ? { ok: false, problem: problem('bad-input', 'Record "R42": has no type.') }
      : created(arrival);
  const rows = [...many(120), { place: { line: 121, column: 'Headline' }, refused: 'Too long.' }];
  const report = await runImport(collection(rows), tools(takeIn));
  assert.equal(report.records.created, 119);
  assert.deepEqual(report.refused, [
    { line: 42, reason: 'Record "R42": has no type.' },
    { line: 121, column: 'Headline', reason: 'Too long.' },
  ]);
});

test('a full disk stops the import at once and is no fault of a row', async () => {
  let calls = 0;
  const takeIn: TakeIn = async (arrival) => {
    calls++;
    return calls === 1 ? created(arrival) : { ok: false, problem: problem('disk-full') };
  };
  const report = await runImport(collection(many(300)), tools(takeIn));
  assert.deepEqual([calls, report.records.created, report.refusedRows], [2, 100, 0]);
  assert.match(report.stopped ?? '', /disk is full/);
});

test('an interruption finishes the batch at hand and says so', async () => {
  const control = new AbortController();
  const takeIn: TakeIn = async (arrival) => {
    control.abort();
    return created(arrival);
  };
  const report = await runImport(collection(many(300)), tools(takeIn, { stop: control.signal }));
  assert.deepEqual([report.records.created, report.stopped], [100, interrupted]);
});

test('rows that all stay out are counted on the way, and an interruption is heard there too', async () => {
  const bad = Array.from({ length: 500 }, (_, n) => ({ place: { line: n + 1 }, refused: 'Bad.' }));
  const control = new AbortController();
  const progress = (done: number): void => {
    if (done === 200) control.abort();
  };
  const report = await runImport(
    collection(bad),
    tools(async (arrival) => created(arrival), { progress, stop: control.signal }),
  );
  assert.deepEqual([report.rows, report.refusedRows, report.stopped], [200, 200, interrupted]);
});

test('a file that turns out bad leaves the batches before it in place; a fault of ours is not hidden', async () => {
  const bad = new Refused('bad-file', 'list.csv changed while it was being read.');
  const report = await runImport(
    collection(many(130), bad),
    tools(async (arrival) => created(arrival)),
  );
  assert.deepEqual([report.records.created, report.stopped], [100, 'list.csv changed while it was being read.']);
  const fault = tools(async () => Promise.reject(new TypeError('ours')));
  await assert.rejects(runImport(collection(many(1)), fault), TypeError);
});

test('where a file breaks off, the complete rows before are taken in and the report says where', async () => {
  const cut = { place: { line: 131 }, refused: 'The last line ends after 2 of 3 cells.', isCutOff: true };
  const report = await runImport(
    collection([...many(130), cut]),
    tools(async (arrival) => created(arrival)),
  );
  assert.deepEqual([report.records.created, report.refusedRows], [130, 1]);
  assert.match(report.stopped ?? '', /cut off at line 131; only the complete lines before it/);
});

test('a busy database stops the import; it does not turn good rows into bad ones', async () => {
  let asked = 0;
  const takeIn: TakeIn = async () => {
    asked++;
    return { ok: false, problem: problem('busy') };
  };
  const report = await runImport(collection(many(250)), tools(takeIn));
  assert.deepEqual([asked, report.refusedRows], [1, 0]);
  assert.match(report.stopped ?? '', /busy/);
});

test('facts that were left as editors have them are counted, with the line of each record', async () => {
  const takeIn: TakeIn = async (arrival) => {
    const result = created(arrival);
    const kept = (one: ArrivalOutcome): ArrivalOutcome =>
      one.key === 'R3' || one.key === 'R120' ? { ...one, outcome: 'unchanged', kept: 2 } : one;
    return result.ok ? { ok: true, value: result.value.map(kept) } : result;
  };
  const { kept } = await runImport(collection(many(130)), tools(takeIn));
  const on = (line: number) => ({ line, id: 'CB-1', facts: 2 });
  assert.deepEqual(kept, { facts: 4, records: 2, listed: [on(3), on(120)] });
});
