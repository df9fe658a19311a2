import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, openPage, watchedContext } from '../world/browser.ts';
import { testOverEngines } from '../world/engines.ts';
import { figure } from '../world/figures.ts';
import { type Focus, focusOf, tabTo, unseen } from '../world/keyboard.ts';
import { furnishedHouse, listen } from '../world/open-house.ts';

const NAME = '深网视界';
const JOURNEY = 'find-a-case';

testOverEngines(
  'without JavaScript: from the front page by the Chinese name to the record, a source and the history',
  async (t, engine) => {
    const { app, has } = await furnishedHouse(t, engine);
    const own = await listen(t, app);
    const { page, events } = await openPage(t, own);
    await page.goto(own);
    await page.getByRole('searchbox', { name: 'Search the records' }).fill(NAME);
    await page.getByRole('button', { name: 'Search' }).click();
    assert.equal(new URL(page.url()).search, `?q=${encodeURIComponent(NAME)}`);
    await page
      .locator('.results')
      .getByRole('link', { name: /Face-recognition database of 2\.5 million people/ })
      .click();
    assert.equal(new URL(page.url()).pathname, `/records/${has.sensenets}`);

    const fact = page.locator('#people_affected .claim', { hasText: '2,565,724' }).first();
    const cite = fact.locator('a.cite').first();
    const label = (await cite.getAttribute('aria-label')) ?? '';
    await cite.click();
    const source = page.locator('.sources > li:target');
    assert.equal(await source.count(), 1, `${label} leads to no source`);
    assert.ok(label.includes((await source.locator('.publisher').innerText()).trim()));
    assert.match((await source.locator('.source-title a').getAttribute('href')) ?? '', /^https?:\/\//);

    await page.getByRole('link', { name: 'History' }).click();
    assert.equal(new URL(page.url()).pathname, `/records/${has.sensenets}/history`);
    assert.match(await page.locator('main').innerText(), /Version 1|1\b[\s\S]*starter/i);
    assert.deepEqual(events, []);
  },
);

testOverEngines(
  'by keyboard alone: the same journey; the focus can be seen at every stop, and the skip link comes first',
  async (t, engine) => {
    const { app, has } = await furnishedHouse(t, engine);
    const own = await listen(t, app);
    const { page } = await openPage(t, own, {
      viewport: { width: 1280, height: 800 },
    });
    const stops: Focus[] = [];
    const go = async (fits: (focus: Focus) => boolean): Promise<void> => {
      stops.push(...(await tabTo(page, fits)));
      const before = page.url();
      await Promise.all([page.waitForURL((url) => url.href !== before), page.keyboard.press('Enter')]);
    };
    await page.goto(own);
    await page.keyboard.press('Tab');
    const first = await focusOf(page);
    stops.push(first);
    assert.equal(first.href, '#main', 'the first stop is not the skip link');
    await page.keyboard.press('Enter');
    assert.equal((await focusOf(page)).tag, 'MAIN');
    stops.push(...(await tabTo(page, ({ tag }) => tag === 'INPUT', 3)));
    await page.keyboard.type(NAME);
    await Promise.all([page.waitForURL(/\/records\?q=/), page.keyboard.press('Enter')]);
    await go(({ href }) => href === `/records/${has.sensenets}`);
    assert.equal(new URL(page.url()).pathname, `/records/${has.sensenets}`);
    await go(({ href }) => href.startsWith('#S-'));
    assert.match(new URL(page.url()).hash, /^#S-\d+$/);
    await go(({ href }) => href === `/records/${has.sensenets}/history`);
    assert.equal(new URL(page.url()).pathname, `/records/${has.sensenets}/history`);
    assert.deepEqual(unseen(stops), []);
    figure(JOURNEY, `${engine.name}: home to history in ${stops.length} stops of the Tab key, the focus seen at each`);
  },
);

test('planted fault: a page that hides the focus is found', async (t) => {
  const { app } = await furnishedHouse(t);
  const own = await listen(t, app);
  const { context } = await watchedContext(await openBrowser(t), own, { bypassCSP: true });
  const page = await context.newPage();
  await page.goto(own);
  await page.addStyleTag({ content: '* { outline: none !important }' });
  const stops = await tabTo(page, ({ tag }) => tag === 'INPUT');
  assert.equal(unseen(stops).length, stops.length);
});
