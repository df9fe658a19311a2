import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteFile, everyOf } from '../../../test/world/byte-files.ts';
import { cast, smallAiid } from '../../../test/world/small-aiid.ts';
import { faultsOf } from '../../core/record.ts';
import { type Statement, statementsOf } from '../../core/statement.ts';
import type { ImportedRow } from '../imported-row.ts';
import { readAiid } from './read-aiid.ts';

type Row = Exclude<ImportedRow, { readonly refused: string }>;

async function rowsOf(files = smallAiid()): Promise<readonly Row[]> {
  const from = await readAiid(files);
  return (await everyOf(from.rows)).filter((row): row is Row => 'records' in row);
}

const rows = await rowsOf();
const statements = (id: string): readonly Statement[] =>
  rows.find((row) => row.records[0]?.key === id)?.records[0]?.document.statements ?? [];
const valuesOf = (id: string, field: Statement['field']): readonly unknown[] =>
  statementsOf(statements(id), field).map(({ value }) => value);

test('an incident arrives with its texts, roles, articles and page', () => {
  assert.equal(rows.length, 4);
  assert.deepEqual(valuesOf('1', 'title'), ['Chatbot defames [a private person]']);
  assert.deepEqual(valuesOf('1', 'operator'), ['organisation:lab murmur']);
  assert.deepEqual(valuesOf('2', 'developer'), [undefined]);
  assert.equal(statementsOf(statements('2'), 'developer')[0]?.unknown, 'unknown');
  assert.deepEqual(valuesOf('1', 'affected'), [
    'group:person private',
    'group:family person private',
    'group:bus driver',
  ]);
  assert.deepEqual(statementsOf(statements('1'), 'summary')[0]?.cites, ['cite/1', 'report/10', 'report/11']);
  assert.ok(statements('1').every(({ licence, cites }) => licence === 'CC-BY-SA-4.0' && cites.length > 0));
});

test('spellings of one company are one entity', () => {
  const murmur = rows.flatMap((row) => row.entities).filter(({ key }) => key === 'organisation:lab murmur');
  assert.deepEqual(murmur[0]?.document.names, [{ text: 'Murmur Labs' }, { text: 'Murmur Labs Inc.' }]);
  assert.ok(
    murmur.every(
      ({ document }) =>
        document === murmur[0]?.document || JSON.stringify(document) === JSON.stringify(murmur[0]?.document),
    ),
  );
});

test('articles are shared between incidents, and one address is one source', () => {
  const sources = (id: string) => rows.find((row) => row.records[0]?.key === id)?.sources.map(({ key }) => key);
  assert.deepEqual(sources('1'), ['cite/1', 'report/10', 'report/11']);
  assert.deepEqual(sources('2'), ['cite/2', 'report/11', 'report/12']);
  const untitled = rows.flatMap((row) => row.sources).find(({ key }) => key === 'report/12');
  assert.equal(untitled?.document.title, 'Report 12 of the AI Incident Database');
  assert.equal(untitled?.document.url, undefined);
});

test('merged numbers lead to the incident that stays, through several steps', () => {
  const ids = (id: string) => valuesOf(id, 'alias').map((alias) => (alias as { id: string }).id);
  assert.deepEqual(ids('3'), ['AIID-3', 'AIID-7', 'AIID-4']);
  assert.deepEqual(ids('4'), ['AIID-4 (duplicate of AIID-3)']);
  assert.deepEqual(ids('1'), ['AIID-1', '2021-03-04-aaaa']);
});

test('classifications stand side by side, each in its own voice', () => {
  const levels = statementsOf(statements('1'), 'cset_harm_level').map(({ by, value, rank }) => [by, value, rank]);
  assert.deepEqual(levels, [
    ['CSET', 'event', 'preferred'],
    ['CSET annotator 005', 'none', 'normal'],
    ['CSET annotator 007', 'unclear', 'normal'],
  ]);
  assert.deepEqual(valuesOf('1', 'mit_domain'), ['3.1']);
  const goals = statementsOf(statements('1'), 'gmf_goal').map(({ value, note }) => [value, note]);
  assert.deepEqual(goals, [
    ['chatbot', 'Not yet published at the source'],
    ['question-answering', 'Not yet published at the source'],
    ['translation', 'Potential; Not yet published at the source'],
  ]);
  assert.deepEqual(valuesOf('1', 'as_written'), ['Known AI Technical Failure (GMF): Moon phase']);
  assert.deepEqual(
    statementsOf(statements('1'), 'occurred').map(({ value, rank }) => [value, rank]),
    [
      ['2021-03-04', 'normal'],
      ['2021-03~', 'normal'],
      ['2021-03~', 'normal'],
      ['2021-03~', 'normal'],
    ],
  );
  assert.deepEqual(statementsOf(statements('1'), 'injuries')[0]?.value, { amount: 12, bound: 'about' });
  assert.deepEqual([valuesOf('1', 'cset_ai_system')[0], valuesOf('1', 'cset_intangible_system')[0]], ['yes', 'no']);
  assert.deepEqual(valuesOf('1', 'cset_sector').slice(0, 2), [
    'arts-entertainment-and-recreation',
    'information-and-communication',
  ]);
});

test('every record would be accepted', () => {
  const withIds = (one: Statement): Statement => ({
    ...one,
    cites: [],
    ...(typeof one.value === 'string' && /^[a-z-]+:/.test(one.value) ? { value: `E-${one.value.length}` } : {}),
  });
  for (const row of rows) {
    const document = { schema: 'casebook.record/1', id: 'CB-1', ...row.records[0]?.document };
    const kept = document.statements
      ?.filter(({ field }) => !['operator', 'developer', 'affected'].includes(field))
      .map(withIds);
    assert.deepEqual(faultsOf({ ...document, statements: kept }), []);
  }
});

test('no letter of what arrives depends on who the private persons are', async () => {
  const others = await rowsOf(smallAiid({ victim: 'Ikenna Vossbrandt', attacker: 'Leilani Drumgarten' }));
  assert.equal(JSON.stringify(others), JSON.stringify(rows));
  const text = JSON.stringify(rows).toLowerCase();
  for (const name of Object.values(cast))
    for (const part of name.toLowerCase().split(' ')) assert.ok(!text.includes(part), part);
  assert.deepEqual(
    rows.flatMap((row) => row.withheld.map(({ line }) => line)),
    [2, 2, 2, 2, 2, 3, 3, 3, 3, 5],
  );
});

test('the table may come alone, and a broken row costs only itself', async () => {
  const [incidents] = smallAiid();
  assert.ok(incidents);
  const from = await readAiid([incidents]);
  assert.equal((await everyOf(from.rows)).length, 4);
  assert.ok(from.remarks.some((remark) => remark.includes('no file of reports')));
  const text = (await everyOf(incidents.bytes())).map((piece) => Buffer.from(piece).toString()).join('');
  const broken = text.replace('[10,11,99]', '[10,').replace(/\nb,2,/, '\nb,two,');
  const read = await everyOf((await readAiid([byteFile(broken, { name: 'incidents.csv' })])).rows);
  assert.deepEqual(
    read.map((row) => ('refused' in row ? row.refused : 'in')),
    ['The cell is not a list in JSON.', 'This is not the number of an incident.', 'in', 'in'],
  );
});

test('a table of incidents that is cut off gives its complete rows, then the line where it broke off', async () => {
  const [incidents] = smallAiid();
  assert.ok(incidents);
  const text = (await everyOf(incidents.bytes())).map((piece) => Buffer.from(piece).toString()).join('');
  const from = await readAiid([byteFile(`${text}z,9,"2021`, { name: 'incidents.csv' })]);
  const read = await everyOf(from.rows);
  assert.deepEqual([from.total, read.length], [5, 5]);
  assert.deepEqual(read.at(-1), {
    place: { line: 6, file: 'incidents.csv' },
    refused: 'The quote that opens in column 3 is never closed.',
    isCutOff: true,
  });
  const header = text.slice(0, text.indexOf('\n') + 1);
  await assert.rejects(readAiid([byteFile(header, { name: 'incidents.csv' })]), /incidents\.csv: it holds no rows/);
});

test('another directory and other columns are refused with a sentence', async () => {
  await assert.rejects(readAiid([]), /no incidents\.csv/);
  await assert.rejects(
    readAiid([byteFile('a,b\n1,2\n', { name: 'incidents.csv' })]),
    /incidents\.csv, line 1: there is no column "incident_id"/,
  );
});
