import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { systemClock } from '../../src/outside/clock.ts';
import { makeApp } from '../../src/web/app.ts';
import { openPage } from '../world/browser.ts';
import { type Engine, testOverEngines } from '../world/engines.ts';
import { figure } from '../world/figures.ts';
import { type Focus, focusOf, tabTo, unseen } from '../world/keyboard.ts';
import { furnishedHouse, listen } from '../world/open-house.ts';

const JOURNEY = 'report-a-case';
const LINK =
  'https://www.oodaloop.com/briefs/2019/02/15/chinese-company-leaves-muslim-tracking-facial-recognition-database-exposed-online/?utm_source=mail';
const WHAT = 'A face recognition database of SenseNets stood open on the internet for months.';
// Longer than a form without work must lie open, in milliseconds.
const PATIENCE = 6_500;

async function house(t: TestContext, engine: Engine) {
  const { world, has } = await furnishedHouse(t, engine);
  const own = await listen(t, makeApp({ ...world, clock: systemClock }));
  return { own, has, world };
}

async function shot(page: Page, name: string): Promise<void> {
  const directory = process.env.CASEBOOK_SHOTS;
  if (directory) await page.screenshot({ path: join(directory, `${name}.png`), fullPage: true });
}

async function receiptShown(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'Your report was received' }).waitFor();
  const words = await page.locator('ol.receipt li').allInnerTexts();
  assert.equal(words.length, 12);
  assert.equal(await page.locator('.receipt-line').inputValue(), words.join(' '));
  return words.join(' ');
}

testOverEngines(
  'without JavaScript: from one link to the receipt, which tells that an editor has it',
  async (t, engine) => {
    const { own, has } = await house(t, engine);
    const { page, events } = await openPage(t, own);
    await page.goto(`${own}/records/${has.sensenets}`);
    await page.getByRole('contentinfo').getByRole('link', { name: 'Report incident' }).click();
    await shot(page, 'report');
    await page.getByLabel('What happened?').fill(WHAT);
    await page.getByLabel('Links').fill(LINK);
    await page.getByLabel('When?').fill('some day');
    await page.getByRole('button', { name: 'Check before sending' }).click();
    assert.equal(await page.getByLabel('What happened?').inputValue(), WHAT, 'the words are kept');
    assert.match(await page.locator('#f-when-fault').innerText(), /could not be read/);
    await shot(page, 'report-fault');
    await page.getByLabel('When?').fill('February 2019');
    await page.getByRole('button', { name: 'Check before sending' }).click();
    await page.getByRole('heading', { name: 'Check your report' }).waitFor();
    assert.match(await page.locator('main').innerText(), /understood as 2019-02/);
    const likely = page.locator('.likely > li').first();
    assert.equal(await likely.getByRole('link').getAttribute('href'), `/records/${has.sensenets}`);
    assert.match(await likely.innerText(), /cites this page/);
    await shot(page, 'report-check');
    await page.waitForTimeout(PATIENCE);
    await page.getByRole('button', { name: 'Send report' }).click();
    const receipt = await receiptShown(page);
    await shot(page, 'report-receipt');
    await page.getByRole('link', { name: 'Look up a receipt' }).click();
    await page.getByLabel('Your receipt').fill(receipt.toUpperCase().replaceAll(' ', '-'));
    await page.getByRole('button', { name: 'Look up' }).click();
    assert.match(await page.locator('main').innerText(), /It waits for an editor/);
    await page.getByLabel('A word to the editors').fill('The company is in Shenzhen.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    assert.match(await page.locator('.talk').innerText(), /The company is in Shenzhen/);
    await shot(page, 'receipt');
    await page.getByRole('button', { name: 'Take back' }).click();
    assert.match(await page.locator('main').innerText(), /It was taken back/);
    assert.deepEqual(events, []);
  },
);

testOverEngines(
  'with JavaScript: the likely record appears while the link is typed, and nobody has to wait',
  async (t, engine) => {
    const { own, has } = await house(t, engine);
    const { page, events } = await openPage(t, own, { javaScriptEnabled: true });
    await page.goto(`${own}/report`);
    await page.getByLabel('Links').fill(LINK);
    const likely = page.locator('#likely li').first();
    await likely.waitFor();
    assert.equal(await likely.getByRole('link').getAttribute('href'), `/records/${has.sensenets}`);
    await page.waitForFunction('document.forms[0].elements.work.value !== ""');
    await page.getByLabel('What happened?').fill(WHAT);
    await page.getByRole('button', { name: 'Check before sending' }).click();
    await page.getByRole('button', { name: 'Send report' }).click();
    await receiptShown(page);
    assert.deepEqual(await page.context().cookies(), []);
    assert.deepEqual(events, []);
  },
);

testOverEngines('by keyboard alone: report, receipt, look-up; the focus is seen at every stop', async (t, engine) => {
  const { own } = await house(t, engine);
  const { page } = await openPage(t, own, { viewport: { width: 1280, height: 800 } });
  const stops: Focus[] = [];
  const to = async (fits: (focus: Focus) => boolean): Promise<void> => {
    stops.push(...(await tabTo(page, fits)));
  };
  const press = async (label: string): Promise<void> => {
    await to(({ tag, text }) => tag === 'BUTTON' && text === label);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  };
  await page.goto(`${own}/report`);
  await to(({ tag }) => tag === 'TEXTAREA');
  await page.keyboard.type(WHAT);
  await to(({ tag }) => tag === 'TEXTAREA');
  await page.keyboard.type(LINK);
  await press('Check before sending');
  await page.waitForTimeout(PATIENCE);
  await press('Send report');
  const receipt = await receiptShown(page);
  await to(({ href }) => href === '/receipt');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await to(({ tag }) => tag === 'TEXTAREA');
  await page.keyboard.type(receipt);
  await press('Look up');
  assert.match(await page.locator('main').innerText(), /It waits for an editor/);
  assert.equal((await focusOf(page)).tag.length > 0, true);
  assert.deepEqual(unseen(stops), []);
  figure(JOURNEY, `${engine.name}: report to look-up in ${stops.length} stops of the Tab key, the focus seen at each`);
});
