import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import { furnishedHouse, listen } from '../../test/world/open-house.ts';
import type { RemoteAnswer } from '../core/outward.ts';
import { askRemote } from '../outside/ask-remote.ts';
import type { Shell } from './command.ts';
import { runCommand } from './commands.ts';

type More = Partial<Pick<Shell, 'existingWorld' | 'screen' | 'askRemote'>>;

function terminal(more: More) {
  let printed = '';
  const unused = (): never => assert.fail('nothing here is asked for');
  const shell = {
    existingWorld: unused,
    screen: { isColoured: false },
    askRemote: unused,
    print: (line: string) => {
      printed += `${line}\n`;
    },
    writeBytes: async (_: undefined, bytes: AsyncIterable<Uint8Array>) => {
      for await (const piece of bytes) printed += Buffer.from(piece).toString();
    },
    ...more,
  } as unknown as Shell;
  return async (...args: string[]): Promise<string> => {
    printed = '';
    await runCommand(shell, ['query', ...args]);
    return printed;
  };
}

async function twoWays(t: TestContext) {
  const { world, app } = await furnishedHouse(t);
  const site = await listen(t, app);
  return { here: terminal({ existingWorld: async () => world }), there: terminal({ askRemote }), site };
}

test('a query finds the same here and in a Casebook elsewhere, as a table, as CSV and as JSON', async (t) => {
  const { here, there, site } = await twoWays(t);
  const query = 'recognition country:CN';
  assert.match(await here(query), /^Id +Occurred +Where +Title\nCB-\d+ /);
  for (const form of [[], ['--csv'], ['--json'], ['--limit', '1']]) {
    assert.equal(await there(query, ...form, '--from', `${site}/`), await here(query, ...form), form.join(' '));
  }
  const all = JSON.parse(await there('--limit', '10000', '--json', '--from', site));
  assert.equal(all.records.length, all.total);
});

test('Python reads the CSV and the JSON', async (t) => {
  const { here } = await twoWays(t);
  const csv = 'import csv, sys, json; print(json.dumps([r["id"] for r in csv.DictReader(sys.stdin)]))';
  const json = 'import sys, json; print(json.dumps([r["id"] for r in json.load(sys.stdin)["records"]]))';
  const read = (script: string, input: string): unknown =>
    JSON.parse(execFileSync('python3', ['-c', script], { input, encoding: 'utf8' }));
  const [asCsv, asJson] = [
    read(csv, await here('recognition', '--csv')),
    read(json, await here('recognition', '--json')),
  ];
  assert.ok(Array.isArray(asCsv) && asCsv.length > 0);
  assert.deepEqual(asCsv, asJson);
});

const row = (number: number) => ({
  id: `XY-${number}`,
  address: 'https://other.example',
  title: `Case ${number} \u001b[2J`,
  type: 'incident',
  ...{ countries: ['CN'], operators: [], changed: '2026-01-01', revision: 1 },
});
type Page = {
  readonly total: number;
  readonly records: readonly object[];
  readonly next?: string;
  readonly suggestion?: string;
};
const answering = (...answers: readonly (RemoteAnswer | Page | string)[]) => {
  const asked: string[] = [];
  const ask = async (address: string): Promise<RemoteAnswer> => {
    const next = answers[asked.push(address) - 1] ?? assert.fail(`asked once too often: ${address}`);
    if (typeof next === 'object' && 'ok' in next) return next;
    return { ok: true, status: 200, text: typeof next === 'string' ? next : JSON.stringify(next) };
  };
  return { asked, run: terminal({ askRemote: ask, screen: { columns: 60, isColoured: true } }) };
};
const from = ['--from', 'https://other.example/cb'];

test('pages are asked for one after another, up to the limit', async () => {
  const rows = Array.from({ length: 200 }, (_, at) => row(at + 1));
  const { asked, run } = answering(
    { total: 500, next: 'abc', records: rows },
    { total: 500, next: 'def', records: rows.slice(0, 50) },
  );
  const { records } = JSON.parse(await run('a b', '--limit', '250', '--json', ...from));
  assert.equal(records.length, 250);
  assert.deepEqual(asked, [
    'https://other.example/cb/api/v1/records?q=a+b&limit=200',
    'https://other.example/cb/api/v1/records?q=a+b&limit=50&cursor=abc',
  ]);
});

test('a list that never ends is left', async () => {
  const { asked, run } = answering(
    { total: 9, next: 'a', records: [row(1)] },
    { total: 9, next: 'a', records: [row(2)] },
  );
  await run(...from);
  assert.equal(asked.length, 2);
});

test('a terminal gets a bold head, its width and how many there are; the text of others cannot steer it', async () => {
  const { run } = answering({ total: 5, records: [row(1)], suggestion: 'face\u001b[0m' });
  const text = await run(...from);
  const visible = text.replaceAll('\u001b', '^');
  assert.match(visible, /^\^\[1mId .*\^\[22m\nXY-1 .*\n5 records\. The first 1 are shown.*Did you mean: face \[0m\n$/);
  assert.equal(text.split('\u001b').length, 3);
});

test('an answer that is none, or odd, is told in one sentence', async () => {
  const refused: readonly (readonly [RemoteAnswer | Page | string, RegExp])[] = [
    [{ ok: false, why: 'unreachable' }, /other\.example\/cb cannot be reached\.$/],
    [{ ok: false, why: 'too-slow' }, /did not answer in time\.$/],
    [
      { ok: true, status: 400, text: '{"detail":"This search\\u001b cannot be read."}' },
      /says: This search {2}cannot be read\.$/,
    ],
    [{ ok: true, status: 502, text: '<html>' }, /does not answer as a Casebook does \(status 502\)\.$/],
    ['<html>', /does not answer as a Casebook does/],
    [{ total: 1, records: [{ id: 1 }] }, /does not answer as a Casebook does/],
    [{ total: -1, records: [] }, /does not answer as a Casebook does/],
  ];
  for (const [answer, says] of refused) await assert.rejects(answering(answer).run('a', ...from), { message: says });
});

test('what is asked wrongly is refused before anything is looked for', async () => {
  const run = terminal({});
  const refused: readonly (readonly [readonly string[], RegExp])[] = [
    [['--limit', '0'], /--limit is a whole number from 1 to 10000, not "0"/],
    [['--limit', '99999'], /--limit/],
    [['--json', '--csv'], /one of --json and --csv/],
    [['a', '--from', 'ftp://x'], /is not the address of a Casebook/],
    [['a', '--from', 'other.example'], /is not the address of a Casebook/],
    [['a', '--from', 'https://me:secret@other.example'], /^Leave name and password out of the address/],
    [['a', 'b'], /one word too many/],
  ];
  for (const [args, says] of refused) await assert.rejects(run(...args), { message: says });
});
