import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import type { FieldName } from '../../src/core/fields.ts';
import { bestValues, type Statement } from '../../src/core/statement.ts';
import type { Quantity } from '../../src/core/values.ts';
import { readHibp } from '../../src/harvest/hibp/read-hibp.ts';
import { openBytes } from '../../src/outside/read-bytes.ts';
import { type Snippet, snippets } from '../../src/publish/release/snippets.ts';
import { find } from '../../tools/programs.ts';
import { openBrowser, openPage, watchedContext } from '../world/browser.ts';
import { temporaryDirectory } from '../world/fake-world.ts';
import { importRows } from '../world/import-rows.ts';
import { furnishedHouse, listen } from '../world/open-house.ts';
import { realFiles } from '../world/real-collections.ts';
import { released } from '../world/released.ts';
import { needs } from '../world/shared-data.ts';

const MILLION = 1_000_000;
const runProgram = promisify(execFile);

type Given = { readonly id: string; readonly document: { readonly statements: readonly Statement[] } };

const amountOf = (statements: readonly Statement[], name: FieldName): number | undefined =>
  (bestValues(statements, name)[0] as Quantity | undefined)?.amount;

// What the question has for an answer, by the statements and not by any table.
async function rightAnswer(t: TestContext, isReal: boolean) {
  const { world } = await furnishedHouse(t);
  if (isReal) await importRows(world, await readHibp(await openBytes(realFiles.breaches)));
  const made = await released(t, world);
  const all = (await (await made.app.request('/records/download.json')).json()) as readonly Given[];
  const ids = all.flatMap(({ id, document: { statements } }) => {
    const number = amountOf(statements, 'people_affected') ?? amountOf(statements, 'records_exposed') ?? 0;
    return number > MILLION && bestValues(statements, 'data_category').length > 0 ? [id] : [];
  });
  return { ...made, ids: ids.sort() };
}

function answerOf({ code = '', run = [], extension }: Snippet, directory: string): readonly string[] {
  const [program = '', ...args] = run;
  const lines = join(directory, `question.${extension}`);
  writeFileSync(lines, code);
  const fed = extension === 'sql';
  const text = execFileSync(program, fed ? args : [...args, lines], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 64 * MILLION,
    ...(fed && { input: code }),
  });
  return text.split('\n').filter((line) => line.includes(' | '));
}

const idsOf = (lines: readonly string[]): readonly string[] =>
  [...new Set(lines.map((line) => line.split(' | ')[2] ?? ''))].sort();

for (const isReal of [false, true])
  test(
    `each snippet of /data answers its question ${isReal ? 'on real breaches' : 'on the starter collection'}, from files that curl fetched`,
    isReal ? needs(realFiles.breaches) : {},
    async (t) => {
      const { app, ids, release } = await rightAnswer(t, isReal);
      assert.ok(ids.length > (isReal ? 50 : 0));
      const own = await listen(t, app);
      const directory = temporaryDirectory(t);
      // The server is in this process, so nothing may wait for curl.
      const curl = async (...args: string[]): Promise<string> =>
        (await runProgram('curl', ['-sfL', ...args], { cwd: directory, maxBuffer: 64 * MILLION })).stdout;
      const page = await curl(`${own}/data`);
      const files = [...page.matchAll(/href="(\/data\/latest\/[^"]+)"/g)].map(([, link]) => link ?? '');
      for (const link of new Set(files)) await curl('-O', `${own}${link}`);
      await curl('-O', `${own}/data/latest/MANIFEST.sha256`);
      // A download that was broken off goes on.
      truncateSync(join(directory, 'casebook.sqlite'), 10_000);
      await curl('-OC', '-', `${own}/data/${release.name}/casebook.sqlite`);
      execFileSync('sha256sum', ['--strict', '--ignore-missing', '-c', 'MANIFEST.sha256'], { cwd: directory });
      const left: string[] = [];
      let first: readonly string[] | undefined;
      for (const snippet of snippets) {
        const [program] = snippet.run ?? [];
        if (program === undefined) continue;
        if (find({ names: [program], packages: [] }) === undefined) {
          left.push(program);
          continue;
        }
        const lines = answerOf(snippet, directory);
        assert.deepEqual(idsOf(lines), ids, snippet.tool);
        first ??= lines;
        assert.deepEqual([...lines].sort(), [...first].sort(), `${snippet.tool} differs`);
        assert.ok(
          lines.some((line) => /https?:\/\//.test(line)),
          'with sources',
        );
      }
      t.diagnostic(left.length === 0 ? 'every snippet was run' : `not on this machine, so not run: ${left.join(', ')}`);
    },
  );

test('questions in SQL are answered in the browser, by keyboard, and nothing leaves it', async (t) => {
  const { app, ids } = await rightAnswer(t, false);
  const own = await listen(t, app);
  const { context, events } = await watchedContext(await openBrowser(t), own, { acceptDownloads: true });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await page.goto(`${own}/data/sql`);
  await page.locator('#sql-text').focus();
  await page.keyboard.press('Control+Enter');
  await page.locator('#sql-table tbody tr').first().waitFor();
  const links = await page.locator('#sql-table tbody a').allInnerTexts();
  assert.deepEqual([...new Set(links)].sort(), ids);
  const before = asked.length;

  await page.locator('#sql-text').fill("select 'planted' as name, 41 + 1 as amount union all select '=1+1', 7");
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText(/^2 rows in/).waitFor();
  assert.deepEqual(await page.locator('#sql-table td').allInnerTexts(), ['planted', '42', '=1+1', '7']);
  assert.equal(await page.locator('#sql-chart rect').count(), 2);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#sql-csv').click()]);
  const csv = await download.createReadStream();
  let text = '';
  for await (const piece of csv) text += String(piece);
  assert.equal(text, "name,amount\r\nplanted,42\r\n'=1+1,7\r\n");

  await page.locator('#sql-text').fill('select * from nowhere');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/SQLite says: .*no such table: nowhere/).waitFor();
  await page.locator('#sql-text').fill('delete from records');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/SQLite says: .*readonly/).waitFor();
  await page
    .locator('#sql-text')
    .fill('with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Stopped.').waitFor();
  // Choosing leaves the focus where it was, which is on a button that has gone out of use.
  await page.locator('#sql-example').focus();
  await page.locator('#sql-example').selectOption({ index: 3 });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+Enter');
  // Not every example finds something in a collection as small as this one.
  await page.getByText(/^(?:\d+ rows|1 row) in/).waitFor();
  assert.ok((await page.locator('#sql-state').innerText()).includes('row'));
  // Only the worker and the file again, after it was stopped.
  assert.ok(
    asked.slice(before).every((line) => /^GET \/data\//.test(line)),
    asked.slice(before).join(),
  );
  assert.deepEqual(events, []);
});

test('without a script the page for SQL offers the file and the examples', async (t) => {
  const { app } = await released(t, (await furnishedHouse(t)).world);
  const own = await listen(t, app);
  const { page, events } = await openPage(t, own);
  await page.goto(`${own}/data`);
  await page.getByRole('link', { name: 'Ask it questions in SQL here' }).click();
  assert.equal(await page.locator('#sql').isVisible(), false);
  const file = await page.getByRole('link', { name: 'the database file' }).getAttribute('href');
  assert.equal((await page.request.get(own + file)).status(), 200);
  assert.ok((await page.locator('.example').count()) >= 4);
  assert.deepEqual(events, []);
});
