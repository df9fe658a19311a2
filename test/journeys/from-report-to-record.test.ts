import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { firstLink } from '../../src/cli/first-link.ts';
import type { World } from '../../src/core/ports.ts';
import { takeIn } from '../../src/editorial/take-in.ts';
import { readCollection } from '../../src/harvest/collection/read-collection.ts';
import { systemClock } from '../../src/outside/clock.ts';
import { readYamlFiles } from '../../src/outside/files.ts';
import { systemRandom } from '../../src/outside/random.ts';
import { codesOf } from '../world/authenticator.ts';
import { openPage } from '../world/browser.ts';
import { type Engine, testOverEngines } from '../world/engines.ts';
import { done } from '../world/fake-world.ts';
import { figure } from '../world/figures.ts';
import { type Hand, keyboardHand, pointingHand } from '../world/hands.ts';
import { type Focus, unseen } from '../world/keyboard.ts';
import { emptyHouse, listenAsSite } from '../world/open-house.ts';
import { root } from '../world/process.ts';

const JOURNEY = 'from-report-to-record';
const LINK =
  'https://www.oodaloop.com/briefs/2019/02/15/chinese-company-leaves-muslim-tracking-facial-recognition-database-exposed-online/?utm_source=mail';
const WHAT = 'A face recognition database of SenseNets stood open on the internet for months.';
const SAID = 'Anybody could have copied it';
const QUOTE = 'exposed online for anyone to find';
const WHY = 'The article says so';
const FIRST = { name: 'Ada', password: 'the boats leave at noon' };
const EDITOR = { name: 'Grace', password: 'a moth sat in the relay' };
const DESKTOP = { width: 1280, height: 800 };
// Longer than a form without work must lie open, in milliseconds.
const PATIENCE = 6_500;

type House = { readonly own: string; readonly world: World; readonly record: string; readonly link: string };
type Hands = { readonly stranger: Hand; readonly administrator: Hand; readonly editor: Hand };
type Person = { readonly name: string; readonly password: string };

// The starter collection, and nobody has an account.
async function house(t: TestContext, engine: Engine): Promise<House> {
  const { world: bare } = await emptyHouse(t, engine);
  const { arrival } = readCollection(await readYamlFiles(join(root, 'collection', 'starter')));
  await done(bare, takeIn, arrival);
  const random = { bytes: systemRandom.bytes };
  const { own, world } = await listenAsSite(t, { ...bare, clock: systemClock, random });
  const link = /\S+\/welcome\/\S+/.exec((await firstLink(world)) ?? '')?.[0] ?? '';
  return { own, world, record: (await world.store.origin('starter', 'record:sensenets')) ?? '', link };
}

const main = (page: Page): Promise<string> => page.locator('main').innerText();

async function shot(page: Page, name: string): Promise<void> {
  const directory = process.env.CASEBOOK_SHOTS;
  if (directory) await page.screenshot({ path: join(directory, `joint-${name}.png`), fullPage: true });
}

async function report({ page, ...hand }: Hand, own: string, waits: boolean): Promise<string> {
  await page.goto(own);
  await hand.follow('Report incident');
  await hand.write('What happened?', WHAT);
  await hand.write('Links', LINK);
  await hand.press('Check before sending');
  if (waits) await page.waitForTimeout(PATIENCE);
  await hand.press('Send report');
  await page.getByRole('heading', { name: 'Your report was received' }).waitFor();
  return page.locator('.receipt-line').inputValue();
}

// What is not as it must be at the end: the record without the quote, a receipt that tells no outcome.
async function missing({ page, ...hand }: Hand, { own, record }: House, receipt: string): Promise<readonly string[]> {
  await page.goto(`${own}/records/${record}`);
  const shown = await main(page);
  const lacks = [SAID, QUOTE].filter((text) => !shown.includes(text)).map((text) => `${record} lacks “${text}”`);
  await page.goto(`${own}/receipt`);
  await hand.write('Your receipt', receipt);
  await hand.press('Look up');
  const told = await main(page);
  return new RegExp(`became part of ${record}`).test(told) && told.includes(WHY)
    ? lacks
    : [...lacks, /It waits for an editor/.test(told) ? 'the report waits' : told];
}

const isLedAway = async (page: Page, address: string): Promise<boolean> => {
  await page.goto(address);
  return /^\/sign-in/.test(new URL(page.url()).pathname);
};

// From a one-time link to the account's own page; returns the codes of the app that was set up.
async function arrive({ page, ...hand }: Hand, own: string, { link, who }: { link: string; who: Person }) {
  await page.goto(link);
  const isFirst = (await page.getByLabel('Name', { exact: true }).count()) > 0;
  if (isFirst) await hand.write('Name', who.name);
  await hand.write('Password', who.password);
  await hand.write('Password again', who.password);
  await hand.press('Go on');
  assert.ok(await isLedAway(page, `${own}/desk`), 'the desk is open before there is a second factor');
  await page.goto(`${own}/sign-in/set-up`);
  const next = codesOf(await page.locator('code.key').innerText());
  await hand.write('Code', next());
  await hand.press('Set up');
  await page.getByRole('heading', { name: 'Your account', level: 1 }).waitFor();
  return next;
}

async function invite({ page, ...hand }: Hand, own: string): Promise<string> {
  await page.goto(`${own}/account`);
  await hand.follow('Accounts');
  await hand.write('Name', EDITOR.name);
  await hand.mark('Editor');
  await hand.press('Make a link');
  return page.locator('code.key').innerText();
}

async function signInAgain({ page, ...hand }: Hand, own: string, code: () => string): Promise<void> {
  await hand.press('Sign out');
  await hand.follow('Editors');
  await hand.write('Name', EDITOR.name);
  await hand.write('Password', EDITOR.password);
  await hand.press('Sign in');
  assert.ok(await isLedAway(page, `${own}/desk`), 'a password alone opens the desk');
  await page.goto(`${own}/sign-in/second?to=/desk`);
  await hand.write('Code', code());
  await hand.press('Go on');
  assert.equal(new URL(page.url()).pathname, '/desk');
}

async function decide({ page, ...hand }: Hand, record: string): Promise<void> {
  await hand.follow(WHAT);
  const likely = page.locator('.likely > li').first();
  assert.match(await likely.innerText(), new RegExp(`${record}: cites this page`), 'it is seen that it is recorded');
  await hand.press('Claim');
  await shot(page, 'item');
  await hand.follow(`Attach to ${record}`);
  await hand.choose('Another statement', 'Earlier abuse');
  await hand.press('Add this statement');
  await hand.write('Earlier abuse', SAID);
  await hand.write('The words that say so', QUOTE);
  await hand.write('Reason', WHY);
  await shot(page, 'accept');
  await hand.press('Publish');
  assert.match(await main(page), /Accepted/);
}

async function walk(at: House, { stranger, administrator, editor }: Hands, waits: boolean): Promise<void> {
  const receipt = await report(stranger, at.own, waits);
  await arrive(administrator, at.own, { link: at.link, who: FIRST });
  const link = await invite(administrator, at.own);
  assert.match(link, /\/welcome\/[\w-]{43}$/);
  const code = await arrive(editor, at.own, { link, who: EDITOR });
  await signInAgain(editor, at.own, code);
  // The same look at record and receipt finds what is missing as long as nothing was published.
  const before = await missing(stranger, at, receipt);
  assert.equal(before.length, 3, 'nothing is public before an editor says so');
  assert.equal(before.at(-1), 'the report waits');
  await decide(editor, at.record);
  assert.deepEqual(await missing(stranger, at, receipt), []);
  await shot(stranger.page, 'receipt');
  assert.deepEqual(await stranger.page.context().cookies(), [], 'who reports is given no cookie');
}

async function threePages(t: TestContext, own: string, options: Parameters<typeof openPage>[2]) {
  const opened = [];
  for (let n = 0; n < 3; n += 1) opened.push(await openPage(t, own, { viewport: DESKTOP, ...options }));
  return opened;
}

function handsOf(hands: readonly Hand[]): Hands {
  const [stranger, administrator, editor] = hands;
  if (!stranger || !administrator || !editor) throw new TypeError('three people take part');
  return { stranger, administrator, editor };
}

testOverEngines(
  'by keyboard alone and without JavaScript: a stranger reports, the first administrator invites an editor, who quotes and publishes, and the receipt tells',
  async (t, engine) => {
    const at = await house(t, engine);
    const pages = await threePages(t, at.own, {});
    const stops: Focus[] = [];
    await walk(at, handsOf(pages.map(({ page }) => keyboardHand(page, stops))), true);
    assert.deepEqual(unseen(stops), []);
    assert.deepEqual(
      pages.flatMap(({ events }) => events),
      [],
    );
    figure(
      JOURNEY,
      `${engine.name}: three people, from the link to the outcome, in ${stops.length} stops of the Tab key`,
    );
  },
);

testOverEngines('with JavaScript: the same three people, and nobody has to wait', async (t, engine) => {
  const at = await house(t, engine);
  const pages = await threePages(t, at.own, { javaScriptEnabled: true });
  await walk(at, handsOf(pages.map(({ page }) => pointingHand(page))), false);
  assert.deepEqual(
    pages.flatMap(({ events }) => events),
    [],
  );
});
