import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser, watchedContext } from '../world/browser.ts';
import { crawl } from '../world/crawl.ts';
import { figure } from '../world/figures.ts';
import { furnishedHouse, listen } from '../world/open-house.ts';
import { pageKinds } from '../world/page-kinds.ts';

const boxOf = async (page: Page, text: string) => {
  const claim = page
    .locator('#people_affected .claim')
    .filter({ has: page.locator('.value', { hasText: text }) })
    .first();
  const box = await claim.boundingBox();
  return { cites: await claim.locator('a.cite').count(), by: await claim.locator('.by').innerText(), top: box?.y ?? 0 };
};

test('the SenseNets page sets the figures side by side with their sources, and says what nobody disclosed', async (t) => {
  const { app, has } = await furnishedHouse(t);
  const own = await listen(t, app);
  const { context } = await watchedContext(await openBrowser(t), own, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${own}/records/${has.sensenets}`);
  const [exact, press, trade] = [
    await boxOf(page, '2,565,724'),
    await boxOf(page, 'more than 2.5 million'),
    await boxOf(page, '2.56 million'),
  ];
  for (const { cites, by } of [exact, press, trade]) assert.ok(cites > 0 && by.length > 5);
  assert.match(exact.by, /Gevers/);
  assert.equal(new Set([exact, press, trade].map(({ by }) => by)).size, 3);
  const tops = [exact, press, trade].map(({ top }) => top);
  assert.ok(Math.max(...tops) - Math.min(...tops) < 700, 'the figures do not stand together');
  const wrong = page.locator('#people_affected .claim.deprecated s');
  assert.equal(await wrong.innerText(), '2,56,5724', 'the malformed figure is not struck through');

  assert.match(await page.locator('#operator').innerText(), /not disclosed/i);
  const silence = page.locator('.timeline .silence');
  assert.ok((await silence.count()) >= 2);
  assert.match(await silence.first().innerText(), /silence/i);
  assert.ok((await silence.first().locator('a.cite').count()) > 0);
  for (const [name, path] of [
    ['Report incident', '/report'],
    ['Improve page', `/records/${has.sensenets}/improve`],
    ['Access database', '/access'],
  ] as const) {
    const door = page.locator('main .doors').getByRole('link', { name });
    assert.equal(await door.getAttribute('href'), path);
  }
  assert.equal(await page.locator('[lang="zh"]').first().getAttribute('dir'), 'ltr');
  assert.equal(await page.locator('cite[lang="ar"]').first().getAttribute('dir'), 'rtl');
});

test('a withdrawn record says why and shows nothing else; a merged one leads on', async (t) => {
  const { app, has } = await furnishedHouse(t);
  const own = await listen(t, app);
  const { context } = await watchedContext(await openBrowser(t), own, { javaScriptEnabled: false });
  const page = await context.newPage();
  const answer = await page.goto(`${own}/records/${has.withdrawn}`);
  assert.equal(answer?.status(), 410);
  const words = await page.locator('main').innerText();
  assert.match(words, /withdrawn/);
  assert.match(words, /The source took it back/);
  assert.doesNotMatch(words, /Shop visitors|Evening Post/);
  assert.equal((await page.goto(`${own}/records/${has.merged}`))?.status(), 200);
  assert.equal(new URL(page.url()).pathname, `/records/${has.survivor}`);
  for (const gone of [has.withdrawn, has.merged]) {
    await page.goto(`${own}/records?q=${gone}`);
    assert.equal(await page.locator(`.results a[href="/records/${gone}"]`).count(), 0);
  }
});

test('every page has a JSON twin that parses, and the page says where it is', async (t) => {
  const { app, has } = await furnishedHouse(t);
  const found = await crawl(
    app,
    pageKinds(has).map(({ address }) => address),
  );
  const pages = [...found].filter(([, { type, status }]) => type.startsWith('text/html') && status === 200);
  for (const [address, { text }] of pages) {
    const link = /<link rel="alternate" type="application\/json" href="([^"]+)"/
      .exec(text)?.[1]
      ?.replaceAll('&amp;', '&');
    const twin = found.get(link ?? '') ?? found.get(new URL(link ?? '/none', 'http://x').pathname);
    assert.ok(link && twin, `${address} names no twin that answers (${link})`);
    assert.equal(twin.status, 200, link);
    assert.match(twin.type, /^application\/json/);
    assert.equal(typeof JSON.parse(twin.text), 'object');
  }
  assert.ok(pages.length > 100);
  figure('read-a-case', `${pages.length} pages, each with a JSON twin that parses`);
});

const LOOK = `(() => { const s = getComputedStyle(document.body); return [s.backgroundColor, s.color].map((c) =>
  c.match(/[\\d.]+/g).slice(0, 3).map(Number).reduce((a, b) => a + b, 0)); })()`;

test('the page turns dark where the reader wants it, and prints black on white without its controls', async (t) => {
  const { app, has } = await furnishedHouse(t);
  const own = await listen(t, app);
  const { context } = await watchedContext(await openBrowser(t), own);
  const page = await context.newPage();
  await page.goto(`${own}/records/${has.sensenets}`);
  const look = async (): Promise<readonly number[]> => (await page.evaluate(LOOK)) as number[];
  await page.emulateMedia({ colorScheme: 'light' });
  const [lightGround = 0, lightInk = 0] = await look();
  await page.emulateMedia({ colorScheme: 'dark' });
  const [darkGround = 0, darkInk = 0] = await look();
  assert.ok(lightGround > 700 && lightInk < 150 && darkGround < 150 && darkInk > 600);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  assert.deepEqual(await look(), [765, 0], 'paper is not printed black on white');
  for (const control of ['.masthead nav', 'main .doors', '.foot nav'])
    assert.equal(await page.locator(control).first().isVisible(), false, control);
  for (const kept of ['h1', '#people_affected', '.sources .address'])
    assert.equal(await page.locator(kept).first().isVisible(), true, kept);
});
