import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import type { Queries } from '../../src/core/ports.ts';
import { openPage } from '../world/browser.ts';
import { testOverEngines } from '../world/engines.ts';
import { answering } from '../world/fake-world.ts';
import { figure } from '../world/figures.ts';
import { furnishedHouse, listen, plantedApp } from '../world/open-house.ts';

type Line = Readonly<Record<string, string>>;

const table = async (page: Page, own: string, address: string): Promise<Line[]> => {
  const answer = await page.request.get(own + address);
  return parse(await answer.text(), { columns: true, bom: true }) as Line[];
};

const totalOf = async (page: Page): Promise<number> => Number.parseInt(await page.locator('.total').innerText(), 10);

// Every country of the chart is opened as a list; returns the bars that promise another number than the list holds.
async function falseBars(page: Page, own: string): Promise<readonly string[]> {
  await page.goto(`${own}/statistics`);
  const data = await page.locator('section[aria-labelledby="country"] a', { hasText: 'CSV' }).getAttribute('href');
  const lines = await table(page, own, data ?? '');
  assert.ok(lines.length > 10);
  const faults: string[] = [];
  for (const { code, records } of lines.slice(0, 12)) {
    await page.goto(`${own}/records?country=${code}`);
    if ((await totalOf(page)) !== Number(records))
      faults.push(`${code}: ${records} said, ${await totalOf(page)} found`);
  }
  return faults;
}

testOverEngines(
  'what the charts say is what the lists hold, without JavaScript, down to the cell of a cross table',
  async (t, engine) => {
    const { app } = await furnishedHouse(t, engine);
    const own = await listen(t, app);
    const { page } = await openPage(t, own);
    assert.deepEqual(await falseBars(page, own), []);

    await page.goto(`${own}/statistics`);
    await page.getByRole('link', { name: 'Cross tables' }).click();
    await page.locator('#rows').selectOption('country');
    await page.locator('#columns').selectOption('sector');
    await page.getByRole('button', { name: 'Show' }).click();
    const cell = page.locator('tbody td a').first();
    const said = Number.parseInt(await cell.innerText(), 10);
    await cell.click();
    assert.equal(await totalOf(page), said);
    assert.equal([...new URL(page.url()).searchParams.keys()].sort().join(), 'country,sector');

    await page.getByRole('link', { name: 'in numbers' }).click();
    assert.match(await page.locator('main').innerText(), new RegExp(`\\b${said} record`));
    await page.getByRole('link', { name: 'What these numbers cannot say, in full' }).click();
    assert.match(await page.locator('main').innerText(), /What gets in/);
    figure(
      'count-a-collection',
      `${engine.name}: 12 bars and a cell lead to as many records as they say, here ${said}`,
    );
  },
);

test('planted fault: charts that forget a record are found', async (t) => {
  const { world } = await furnishedHouse(t);
  const statistics: Queries['statistics'] = async (selection) => {
    const real = await world.queries.statistics(selection);
    const country = real.codes.country;
    const codes = country?.codes.map((one) => ({ ...one, count: one.count + 1 })) ?? [];
    return { ...real, codes: { ...real.codes, country: { distinct: 0, records: 0, ...country, codes } } };
  };
  const own = await listen(t, plantedApp({ ...world, queries: answering(world.queries, { statistics }) }, []));
  const { page } = await openPage(t, own);
  assert.equal((await falseBars(page, own)).length, 12);
});
