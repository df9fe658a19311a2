import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser, watchedContext } from '../world/browser.ts';
import { furnishedHouse, listen } from '../world/open-house.ts';

const totalOf = async (page: Page): Promise<number> => Number.parseInt(await page.locator('.total').innerText(), 10);
const cardsOf = (page: Page): Promise<string[]> =>
  page
    .locator('.results .cards > li a[href^="/records/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

test('filters narrow the list by the count they promise, stand as chips, and come off again', async (t) => {
  const { app } = await furnishedHouse(t);
  const own = await listen(t, app);
  const { context } = await watchedContext(await openBrowser(t), own, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${own}/records`);
  const all = await totalOf(page);
  const country = page.locator('.facet', { has: page.locator('summary', { hasText: /^Country$/ }) });
  const promised = Number(await country.locator('li .count').first().innerText());
  await country.locator('li a').first().click();
  const [filter] = [...new URL(page.url()).searchParams];
  assert.equal(filter?.[0], 'country');
  assert.equal(await totalOf(page), promised);
  assert.ok(promised > 0 && promised < all);
  assert.equal(await page.locator('.chips li').count(), 2);

  await page.getByRole('searchbox').fill('data');
  await page.getByRole('button', { name: 'Search' }).click();
  assert.equal(new URL(page.url()).searchParams.get('country'), filter?.[1], 'a search forgets the filter');
  const narrowed = await totalOf(page);
  assert.ok(narrowed <= promised);
  await page.locator('.chips li a').first().click();
  assert.equal(new URL(page.url()).search, '?q=data');
  assert.ok((await totalOf(page)) >= narrowed);
});

test('paging shows every record once, in an order that can be chosen', async (t) => {
  const { app } = await furnishedHouse(t);
  const own = await listen(t, app);
  const { context } = await watchedContext(await openBrowser(t), own, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${own}/records?sort=oldest`);
  const all = await totalOf(page);
  const seen = await cardsOf(page);
  while ((await page.getByRole('link', { name: 'Next' }).count()) > 0) {
    await page.getByRole('link', { name: 'Next' }).click();
    seen.push(...(await cardsOf(page)));
  }
  assert.equal(seen.length, all);
  assert.equal(new Set(seen).size, all);
  assert.ok(all > 20, 'there is nothing to page through');
  await page.goto(`${own}/records`);
  await page.getByRole('navigation', { name: 'Order' }).getByRole('link', { name: 'Newest' }).click();
  const newest = await cardsOf(page);
  await page.getByRole('navigation', { name: 'Order' }).getByRole('link', { name: 'Oldest' }).click();
  assert.notDeepEqual(await cardsOf(page), newest);
});

test('a search that finds nothing says so, keeps the question and offers a spelling that finds something', async (t) => {
  const { app } = await furnishedHouse(t);
  const own = await listen(t, app);
  const { context } = await watchedContext(await openBrowser(t), own, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${own}/records?q=facial+recogniton`);
  assert.equal(await page.locator('h1').innerText(), 'Nothing found');
  assert.match(await page.locator('.nothing').innerText(), /No record matches facial recogniton/);
  assert.equal(await page.getByRole('searchbox').inputValue(), 'facial recogniton');
  assert.equal(await page.locator('.card').count(), 0);
  await page.locator('.suggestion a').click();
  assert.equal(new URL(page.url()).searchParams.get('q'), 'facial recognition');
  assert.ok((await totalOf(page)) > 0, 'the suggestion finds nothing either');
  await page.goto(`${own}/records?q=zzzzqqqq`);
  assert.equal(await page.locator('.suggestion').count(), 0, 'a suggestion out of nothing');
});
