import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { reader } from '../../src/core/policy.ts';
import { receiptOf } from '../../src/intake/receipt.ts';
import { sendReport } from '../../src/intake/send-report.ts';
import { openPage } from '../world/browser.ts';
import { type Engine, testOverEngines } from '../world/engines.ts';
import { figure } from '../world/figures.ts';
import { type Focus, focusOf, tabTo, unseen } from '../world/keyboard.ts';
import { furnishedHouse, listenAsSite } from '../world/open-house.ts';
import { signIn } from '../world/signed-in.ts';

const JOURNEY = 'desk';
const LINK =
  'https://www.oodaloop.com/briefs/2019/02/15/chinese-company-leaves-muslim-tracking-facial-recognition-database-exposed-online/?utm_source=mail';
const WHAT = 'A face recognition database of SenseNets stood open on the internet for months.';
const QUOTE = 'exposed online for anyone to find';
const ONCE = '9'.repeat(32);

async function desk(t: TestContext, engine: Engine) {
  const house = await furnishedHouse(t, engine);
  const { own, world } = await listenAsSite(t, house.world);
  const sent = await sendReport.perform(world, reader, { once: ONCE, what: WHAT, links: LINK, who: 'SenseNets' });
  assert.ok(sent.ok);
  const { cookie } = await signIn(world, 'editor');
  const { page, events } = await openPage(t, own, { viewport: { width: 1280, height: 800 } });
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: own }]);
  return { own, world, page, events, has: house.has, report: sent.value.item };
}

async function shot(page: Page, name: string): Promise<void> {
  const directory = process.env.CASEBOOK_SHOTS;
  if (!directory) return;
  await page.screenshot({ path: join(directory, `${name}.png`), fullPage: true });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: join(directory, `${name}-narrow.png`), fullPage: true });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
}

testOverEngines(
  'by keyboard and without JavaScript: a report is claimed, attached as a source with a quoted statement, and published',
  async (t, engine) => {
    const { own, world, page, events, has, report } = await desk(t, engine);
    const stops: Focus[] = [];
    const to = async (fits: (focus: Focus) => boolean): Promise<void> => {
      stops.push(...(await tabTo(page, fits, 300)));
    };
    const enter = () => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    const press = async (label: string): Promise<void> => {
      await to(({ tag, text }) => tag === 'BUTTON' && text === label);
      await enter();
    };
    const focusOn = (id: string) => page.evaluate(`document.activeElement.id === ${JSON.stringify(id)}`);
    const tabOn = async (id: string): Promise<void> => {
      for (let n = 0; n < 300; n += 1) {
        await to(() => true);
        if (await focusOn(id)) return;
      }
      throw new Error(`Tab never came to ${id}`);
    };
    await page.goto(`${own}/desk`);
    await shot(page, 'desk');
    await to(({ href }) => href === `/desk/${report}`);
    await enter();
    const likely = page.locator('.likely > li').first();
    assert.equal(await likely.getByRole('link').first().getAttribute('href'), `/records/${has.sensenets}`);
    assert.match(await likely.innerText(), /cites this page/);
    await shot(page, 'desk-item');
    await press('Claim');
    assert.match(await page.locator('main').innerText(), /An editor of the test/);
    await to(({ text }) => text === `Attach to ${has.sensenets}`);
    await enter();
    await shot(page, 'desk-accept');
    await tabOn('f-r0-add');
    await page.keyboard.type('Earlier abuse');
    await press('Add this statement');
    await tabOn('f-r0s0-value');
    await page.keyboard.type('Anybody could have copied it');
    await tabOn('f-r0s0-quote');
    await page.keyboard.type(QUOTE);
    await tabOn('f-reason');
    await page.keyboard.type('A second page says so');
    await shot(page, 'desk-accept-statement');
    await press('Publish');
    assert.match(await page.locator('main').innerText(), /Accepted/);
    await shot(page, 'desk-item-accepted');
    assert.ok((await focusOf(page)).tag.length > 0);
    assert.deepEqual(unseen(stops), []);

    await page.context().clearCookies();
    await page.goto(`${own}/records/${has.sensenets}`);
    assert.match(await page.locator('main').innerText(), /exposed online for anyone to find/);
    await page.goto(`${own}/receipt`);
    await page.getByLabel('Your receipt').fill(receiptOf(ONCE));
    await page.getByRole('button', { name: 'Look up' }).click();
    assert.match(await page.locator('main').innerText(), new RegExp(`became part of ${has.sensenets}`));
    assert.equal((await world.store.item(report))?.state, 'accepted');
    assert.deepEqual(events, []);
    figure(
      JOURNEY,
      `${engine.name}: from the queue to the published record in ${stops.length} stops of the Tab key, the focus seen at each`,
    );
  },
);

testOverEngines('a stranger and a contributor do not see the desk', async (t, engine) => {
  const { own, world, page, report } = await desk(t, engine);
  await page.context().clearCookies();
  await page.goto(`${own}/desk/${report}`);
  assert.doesNotMatch(await page.locator('body').innerText(), /SenseNets/);
  const { cookie } = await signIn(world, 'contributor');
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: own }]);
  const answer = await page.goto(`${own}/desk/${report}`);
  assert.equal(answer?.status(), 403);
});
