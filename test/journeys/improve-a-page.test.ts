import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { systemClock } from '../../src/outside/clock.ts';
import { openPage } from '../world/browser.ts';
import { type Engine, testOverEngines } from '../world/engines.ts';
import { figure } from '../world/figures.ts';
import { type Focus, tabTo, unseen } from '../world/keyboard.ts';
import { furnishedHouse, listenAsSite } from '../world/open-house.ts';
import { signIn } from '../world/signed-in.ts';
import { recordNow } from '../world/taken.ts';

const JOURNEY = 'improve-a-page';
const ADDRESS = 'https://register.example/sensenets';
const QUOTE = 'registered in Nanshan, Shenzhen';
const WHY = 'The register names the district.';
const TOLD = 'Checked against the register.';
// Longer than a form without work must lie open, in milliseconds.
const PATIENCE = 6_500;
const DESKTOP = { width: 1280, height: 800 };

async function house(t: TestContext, engine: Engine) {
  const { world, has } = await furnishedHouse(t, engine);
  const site = await listenAsSite(t, { ...world, clock: systemClock });
  const editor = async () => {
    const { page, events } = await openPage(t, site.own, { viewport: DESKTOP });
    const [name = '', value = ''] = (await signIn(site.world, 'editor')).cookie.split('=');
    await page.context().addCookies([{ name, value, url: site.own }]);
    return { page, events };
  };
  return { ...site, has, editor, stranger: () => openPage(t, site.own, { viewport: DESKTOP }) };
}

async function shot(page: Page, name: string): Promise<void> {
  const directory = process.env.CASEBOOK_SHOTS;
  if (!directory) return;
  await page.screenshot({ path: join(directory, `${name}.png`), fullPage: true });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: join(directory, `${name}-narrow.png`), fullPage: true });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESKTOP);
}

async function receiptShown(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'Your proposal was received' }).waitFor();
  return page.locator('.receipt-line').inputValue();
}

async function lookUp(page: Page, own: string, receipt: string): Promise<string> {
  await page.goto(`${own}/receipt`);
  await page.getByLabel('Your receipt').fill(receipt);
  await page.getByRole('button', { name: 'Look up' }).click();
  return page.locator('main').innerText();
}

async function placeNow(world: Parameters<typeof recordNow>[0], id: string) {
  const { statements } = await recordNow(world, id);
  return statements.find(({ field, value }) => field === 'place' && String(value).includes('Shenzhen'));
}

testOverEngines(
  'without JavaScript: a stranger corrects a statement and quotes a source; an editor publishes; the receipt tells so',
  async (t, engine) => {
    const { own, world, has, editor, stranger } = await house(t, engine);
    const { page, events } = await stranger();
    await page.goto(`${own}/records/${has.sensenets}`);
    await page.getByRole('link', { name: 'Improve page' }).first().click();
    await shot(page, 'improve');
    await page.getByRole('link', { name: 'Place', exact: true }).click();
    await shot(page, 'improve-form-closed');
    const said = page.locator('fieldset.group', { hasText: 'Seat of the company.' });
    await said.getByText('Correct it').click();
    await said.locator('input[name$="-value"]').fill('Nanshan, Shenzhen');
    await said.getByText('Add a source').click();
    await said.getByLabel('Where it stands').fill('register.example');
    await said.getByLabel('The words that say so').fill(QUOTE);
    await page.getByLabel('Why', { exact: true }).fill(WHY);
    await page.getByRole('button', { name: 'Check' }).click();
    assert.match(await page.locator('.fault').innerText(), /no address that begins with https/);
    assert.equal(await said.getByLabel('The words that say so').inputValue(), QUOTE, 'every word is kept');
    await shot(page, 'improve-form');
    await said.getByLabel('Where it stands').fill(ADDRESS);
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByRole('heading', { name: 'Is this what you mean?' }).waitFor();
    assert.match(await page.locator('.changes').innerText(), /Shenzhen became Nanshan, Shenzhen/);
    await shot(page, 'improve-check');
    await page.waitForTimeout(PATIENCE);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const receipt = await receiptShown(page);
    assert.equal(
      (await placeNow(world, has.sensenets))?.value,
      'Shenzhen',
      'nothing is public before an editor says so',
    );
    assert.match(await lookUp(page, own, receipt), /It waits for an editor/);

    const desk = await editor();
    await desk.page.goto(`${own}/desk?kind=proposal`);
    await desk.page.getByRole('link', { name: /^Place: Face-recognition/ }).click();
    assert.match(await desk.page.locator('.changes').innerText(), /Shenzhen became Nanshan, Shenzhen.*now quotes/s);
    await shot(desk.page, 'review');
    await desk.page.getByRole('button', { name: 'Edit before publishing' }).click();
    await shot(desk.page, 'review-edit');
    await desk.page.getByLabel('Reason').fill(TOLD);
    await desk.page.getByRole('button', { name: 'Publish this' }).click();
    assert.match(await desk.page.locator('main').innerText(), /Accepted/);
    await shot(desk.page, 'review-done');

    const now = await placeNow(world, has.sensenets);
    assert.deepEqual([now?.value, now?.quotes?.[0]?.text], ['Nanshan, Shenzhen', QUOTE]);
    const told = await lookUp(page, own, receipt);
    assert.match(told, new RegExp(`It was accepted.*${has.sensenets}.*${TOLD}`, 's'));
    await page.goto(`${own}/records/${has.sensenets}`);
    assert.match(await page.locator('main').innerText(), new RegExp(`Nanshan, Shenzhen.*${QUOTE}`, 's'));
    assert.deepEqual([...events, ...desk.events], []);
  },
);

testOverEngines(
  'by keyboard alone: a stranger proposes, an editor publishes; the focus is seen at every stop',
  async (t, engine) => {
    const { own, world, has, editor, stranger } = await house(t, engine);
    const { page } = await stranger();
    const stops: Focus[] = [];
    const to = async (on: Page, fits: (focus: Focus) => boolean): Promise<void> => {
      stops.push(...(await tabTo(on, fits, 300)));
    };
    const toName = async (on: Page, name: RegExp): Promise<void> => {
      for (let n = 0; n < 300; n += 1) {
        await to(on, () => true);
        if (name.test(String(await on.evaluate('document.activeElement.name')))) return;
      }
      throw new Error(`Tab never came to ${name}`);
    };
    const enter = (on: Page) => Promise.all([on.waitForNavigation(), on.keyboard.press('Enter')]);
    const press = async (on: Page, label: string): Promise<void> => {
      await to(on, ({ tag, text }) => tag === 'BUTTON' && text === label);
      await enter(on);
    };
    await page.goto(`${own}/records/${has.sensenets}/improve`);
    await to(page, ({ href }) => href.endsWith('?field=place'));
    await enter(page);
    const open = async (label: string): Promise<void> => {
      await to(page, ({ tag, text }) => tag === 'SUMMARY' && text === label);
      await page.keyboard.press('Enter');
    };
    // The first statement is Xinjiang, the second Shenzhen.
    await open('Correct it');
    await toName(page, /-value$/);
    await open('Correct it');
    await toName(page, /-value$/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Nanshan, Shenzhen');
    await open('Add a source');
    await toName(page, /^s\d+-url$/);
    await page.keyboard.type(ADDRESS);
    await toName(page, /-quote$/);
    await page.keyboard.type(QUOTE);
    await toName(page, /^reason$/);
    await page.keyboard.type(WHY);
    await press(page, 'Check');
    await page.waitForTimeout(PATIENCE);
    await press(page, 'Send');
    const receipt = await receiptShown(page);

    const { page: desk } = await editor();
    await desk.goto(`${own}/desk?kind=proposal`);
    await to(desk, ({ text }) => text.startsWith('Place: Face-recognition'));
    await enter(desk);
    await toName(desk, /^reason$/);
    await desk.keyboard.type(TOLD);
    await press(desk, 'Publish');
    assert.equal((await placeNow(world, has.sensenets))?.value, 'Nanshan, Shenzhen');
    assert.match(await lookUp(page, own, receipt), /It was accepted/);
    assert.deepEqual(unseen(stops), []);
    figure(JOURNEY, `${engine.name}: proposal, check, receipt and publication in ${stops.length} stops of the Tab key`);
  },
);
