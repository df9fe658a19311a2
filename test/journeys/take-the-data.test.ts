import assert from 'node:assert/strict';
import { openBrowser, openPage, watchedContext } from '../world/browser.ts';
import { testOverEngines } from '../world/engines.ts';
import { exposedMillions } from '../world/exposed-millions.ts';
import { furnishedHouse, listen } from '../world/open-house.ts';
import { released } from '../world/released.ts';

testOverEngines(
  'questions in SQL are answered in the browser, by keyboard, and nothing leaves it',
  async (t, engine) => {
    const { app, answer } = await exposedMillions(t, engine, false);
    const ids = [...answer.keys()].sort();
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
  },
);

testOverEngines('without a script the page for SQL offers the file and the examples', async (t, engine) => {
  const { app } = await released(t, (await furnishedHouse(t, engine)).world);
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
