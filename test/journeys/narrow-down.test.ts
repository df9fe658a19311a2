import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Queries } from '../../src/core/ports.ts';
import { openPage } from '../world/browser.ts';
import { testOverEngines } from '../world/engines.ts';
import { answering } from '../world/fake-world.ts';
import { furnishedHouse, listen, plantedApp } from '../world/open-house.ts';

const totalOf = async (page: Page): Promise<number> => Number.parseInt(await page.locator('.total').innerText(), 10);
const cardsOf = (page: Page): Promise<string[]> =>
  page
    .locator('.results .cards > li a[href^="/records/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

// Chooses the first country, searches within it and takes the filter off again; returns what was not as promised.
async function filterFaults(page: Page, own: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const expect = (isRight: boolean, what: string): void => {
    if (!isRight) faults.push(what);
  };
  await page.goto(`${own}/records`);
  const all = await totalOf(page);
  const country = page.locator('.facet', { has: page.locator('summary', { hasText: /^Country$/ }) });
  const promised = Number(await country.locator('li .count').first().innerText());
  await country.locator('li a').first().click();
  const [filter] = [...new URL(page.url()).searchParams];
  expect(filter?.[0] === 'country', 'the choice does not stand in the address');
  expect((await totalOf(page)) === promised, `${promised} records are promised, ${await totalOf(page)} come`);
  expect(promised > 0 && promised < all, 'the filter does not narrow the list');
  expect((await page.locator('.chips li').count()) === 2, 'no chip stands for the filter');

  await page.getByRole('searchbox').fill('data');
  await page.getByRole('button', { name: 'Search' }).click();
  expect(new URL(page.url()).searchParams.get('country') === filter?.[1], 'a search forgets the filter');
  const narrowed = await totalOf(page);
  expect(narrowed <= promised, 'a word more finds more records');
  await page.locator('.chips li a').first().click();
  expect(new URL(page.url()).search === '?q=data', 'the chip does not take the filter off');
  expect((await totalOf(page)) > narrowed, 'without the filter there are no more records');
  return faults;
}

testOverEngines(
  'filters narrow the list by the count they promise, stand as chips, and come off again',
  async (t, engine) => {
    const { app } = await furnishedHouse(t, engine);
    const own = await listen(t, app);
    const { page } = await openPage(t, own);
    assert.deepEqual(await filterFaults(page, own), []);
  },
);

test('planted fault: a search that does not heed the filters is found', async (t) => {
  const { world } = await furnishedHouse(t);
  const search: Queries['search'] = (request) => world.queries.search({ ...request, filters: {} });
  const own = await listen(t, plantedApp({ ...world, queries: answering(world.queries, { search }) }, []));
  const { page } = await openPage(t, own);
  const found = (await filterFaults(page, own)).join('\n');
  assert.match(found, /records are promised/);
  assert.match(found, /no more records/);
});

testOverEngines('paging shows every record once, in an order that can be chosen', async (t, engine) => {
  const { app } = await furnishedHouse(t, engine);
  const own = await listen(t, app);
  const { page } = await openPage(t, own);
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

testOverEngines(
  'a search that finds nothing says so, keeps the question and offers a spelling that finds something',
  async (t, engine) => {
    const { app } = await furnishedHouse(t, engine);
    const own = await listen(t, app);
    const { page } = await openPage(t, own);
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
  },
);
