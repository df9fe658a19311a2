import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { type Snippet, snippets } from '../../src/publish/release/snippets.ts';
import { find, readers } from '../../tools/programs.ts';
import { type Engine, engines } from '../world/engines.ts';
import { exposedMillions } from '../world/exposed-millions.ts';
import { temporaryDirectory } from '../world/fake-world.ts';
import { listenAsSite } from '../world/open-house.ts';
import { realFiles } from '../world/real-collections.ts';
import { needs } from '../world/shared-data.ts';

type Line = Readonly<Record<string, string>>;
/** What a stranger has: the page as it came, the folder with what was fetched, and the lines that the page shows. */
type Desk = { readonly directory: string; readonly lines: string; readonly snippet: Snippet };

const BUFFER = 64_000_000;
const runProgram = promisify(execFile);

// The server is in this process, so nothing may wait for a program.
async function run(directory: string, program: string, ...args: string[]): Promise<string> {
  return (await runProgram(program, args, { cwd: directory, maxBuffer: BUFFER })).stdout;
}

const signs: Readonly<Record<string, string>> = { quot: '"', '#39': "'", amp: '&', lt: '<', gt: '>' };

function shownLines(page: string, tool: string): string {
  const [, shown = ''] = page.split(`aria-label="Lines for ${tool}"><code>`);
  return (shown.split('</code>')[0] ?? '').replace(/&(#?\w+);/g, (all, name: string) => signs[name] ?? all);
}

const tableIn = (file: string): readonly Line[] =>
  parse(readFileSync(file), { columns: true, bom: true, max_record_size: 0 }) as readonly Line[];

// A row of the table as the lines of every program say it.
function sayRow({
  country_name,
  occurred_year,
  id,
  title,
  people_affected,
  records_exposed,
  source_url,
}: Line): string {
  const counted = people_affected === '' ? [records_exposed, 'records'] : [people_affected, 'people'];
  return [country_name || 'not stated', occurred_year, id, title, ...counted, source_url].join(' | ');
}

async function askProgram({ directory, lines, snippet }: Desk): Promise<readonly string[]> {
  const [program = '', ...args] = snippet.run ?? [];
  const file = join(directory, `question.${snippet.extension}`);
  writeFileSync(file, lines);
  const isFed = snippet.extension === 'sql';
  const text = isFed
    ? execFileSync(program, args, { cwd: directory, encoding: 'utf8', maxBuffer: BUFFER, input: lines })
    : await run(directory, program, ...args, file);
  return text.split('\n').filter((line) => line.includes(' | '));
}

async function askCurl(desk: Desk): Promise<readonly string[]> {
  await askProgram(desk);
  const rows = ['people.csv', 'records-exposed.csv'].flatMap((name) => tableIn(join(desk.directory, name)));
  return rows.filter(({ data_category }) => data_category !== '').map(sayRow);
}

// Days are dates to a spreadsheet, which shows them in its own way.
const isDate = (column: string): boolean =>
  /^(?:occurred|exposure_window)(?:_from|_to)?$/.test(column) || column === 'published' || column === 'changed';

// The formula of the page stands in a column of its own, pulled down; Gnumeric works it out and saves a workbook.
async function askSpreadsheet({ directory, lines }: Desk): Promise<readonly string[]> {
  const given = tableIn(join(directory, 'records.csv'));
  const names = Object.keys(given[0] ?? {});
  const pulled = given.map((row, at) => [
    ...names.map((name) => row[name] ?? ''),
    lines.replaceAll(/(?<=[A-Z])2(?!\d)/g, String(at + 2)),
  ]);
  const quoted = [[...names, 'found'], ...pulled].map((cells) =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`),
  );
  writeFileSync(join(directory, 'sheet.csv'), quoted.map((cells) => cells.join(',')).join('\r\n'));
  await run(directory, 'ssconvert', '--recalc', '--import-encoding=UTF-8', 'sheet.csv', 'book.xlsx');
  await run(directory, 'ssconvert', '--export-type=Gnumeric_stf:stf_csv', 'book.xlsx', 'back.csv');
  const back = tableIn(join(directory, 'back.csv'));
  const kept = (rows: readonly Line[]): readonly Line[] =>
    rows.map((row) => Object.fromEntries(names.filter((name) => !isDate(name)).map((name) => [name, row[name] ?? ''])));
  assert.deepEqual(kept(back), kept(given), 'a spreadsheet changes no cell but the look of dates');
  return back.filter(({ found }) => found === 'yes').map(sayRow);
}

const paths = [
  { tool: 'curl alone', with: readers.curl, ask: askCurl },
  { tool: 'Excel, LibreOffice, Google Sheets', with: readers.spreadsheet, ask: askSpreadsheet },
  { tool: 'sqlite3', with: readers.sqlite, ask: askProgram },
  { tool: 'Python', with: readers.python, ask: askProgram },
  { tool: 'Python with SQL', with: readers.python, ask: askProgram },
  { tool: 'R', with: readers.r, ask: askProgram },
  { tool: 'DuckDB', with: { names: ['duckdb'], packages: [] }, ask: askProgram },
] as const;

test('every way that /data tells has a journey', () => {
  assert.deepEqual(paths.map(({ tool }) => tool).sort(), snippets.map(({ tool }) => tool).sort());
});

/** Fetches what the page names as a stranger does, and checks what came. */
async function fetched(t: TestContext, own: string): Promise<{ readonly page: string; readonly directory: string }> {
  const directory = temporaryDirectory(t);
  const curl = (...args: string[]): Promise<string> => run(directory, 'curl', '-sfL', ...args);
  const page = await curl(`${own}/data`);
  const files = [...page.matchAll(/href="(\/data\/latest\/[^"]+)"/g)].map(([, link]) => link ?? '');
  for (const link of new Set(files)) await curl('-O', `${own}${link}`);
  await curl('-O', `${own}/data/latest/MANIFEST.sha256`);
  // A download that was broken off goes on.
  truncateSync(join(directory, 'casebook.sqlite'), 10_000);
  await curl('-OC', '-', `${own}/data/latest/casebook.sqlite`);
  await run(directory, 'sha256sum', '--strict', '--ignore-missing', '-c', 'MANIFEST.sha256');
  return { page, directory };
}

type Given = { readonly engine: Engine; readonly isReal: boolean };

function leftOut({ engine, isReal }: Given): { readonly skip?: string | false } {
  if (find(readers.curl) === undefined) return { skip: 'curl is not on this machine' };
  return engine.skip || !isReal ? { skip: engine.skip } : needs(realFiles.breaches);
}

for (const given of engines.flatMap((engine) => [false, true].map((isReal) => ({ engine, isReal }))))
  test(
    `a stranger answers the question of /data ${given.isReal ? 'from real breaches' : 'from the starter collection'} (${given.engine.name})`,
    leftOut(given),
    async (t) => {
      const { engine, isReal } = given;
      const { world, answer } = await exposedMillions(t, engine, isReal);
      assert.ok(answer.size > (isReal ? 50 : 0));
      const { own } = await listenAsSite(t, world);
      const { page, directory } = await fetched(t, own);
      let first: readonly string[] | undefined;
      for (const { tool, with: program, ask } of paths) {
        const isHere = find(program) !== undefined;
        await t.test(`with ${tool}`, isHere ? {} : { skip: `${program.names[0]} is not on this machine` }, async () => {
          const snippet = snippets.find((one) => one.tool === tool);
          assert.ok(snippet);
          const lines = shownLines(page, tool);
          assert.ok(lines.length > 0, 'the page shows the lines');
          const said = [...(await ask({ directory, lines, snippet }))].sort();
          const cells = said.map((line) => line.split(' | '));
          const numbers = cells.map((row) => [row[2] ?? '', row.slice(-3, -1).join(' | ')] as const);
          assert.deepEqual(Object.fromEntries(numbers), Object.fromEntries(answer));
          assert.ok(
            cells.some((row) => /https?:\/\//.test(row.at(-1) ?? '')),
            'with sources',
          );
          first ??= said;
          assert.deepEqual(said, first, 'countries, years, titles and sources as the first program said them');
        });
      }
    },
  );
