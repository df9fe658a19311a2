import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { openBrowser } from '../world/browser.ts';
import { testOverEngines } from '../world/engines.ts';
import { furnishedHouse, listenAsSite } from '../world/open-house.ts';

// Another site: another port is another origin.
async function otherSite(t: TestContext, body: string): Promise<string> {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.end(`<!doctype html><html lang="en"><title>A newspaper</title><body>${body}</body></html>`);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

testOverEngines(
  'a newspaper shows the card of a case, and cannot frame the page of the case itself',
  async (t, engine) => {
    const { world, has } = await furnishedHouse(t, engine);
    const { own } = await listenAsSite(t, world);
    const url = encodeURIComponent(`${own}/records/${has.sensenets}`);
    const { html } = (await (await fetch(`${own}/oembed?url=${url}`)).json()) as { readonly html: string };
    const paper = await otherSite(t, `${html}<iframe title="The page" src="${own}/records/${has.sensenets}"></iframe>`);
    const page = await (await openBrowser(t)).newPage();
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.goto(paper, { waitUntil: 'load' });
    const card = page.frameLocator('iframe').first();
    await card.locator('h1').scrollIntoViewIfNeeded();
    const title = await card.locator('h1').innerText();
    assert.match(title, /face|SenseNets/i);
    assert.equal(await card.locator('script').count(), 0);
    const [opened] = await Promise.all([page.context().waitForEvent('page'), card.locator('h1 a').click()]);
    await opened.waitForLoadState();
    assert.equal(opened.url(), `${own}/records/${has.sensenets}`);
    assert.equal((await opened.locator('h1').innerText()).trim(), title.trim());
    assert.equal(await page.frameLocator('iframe').nth(1).locator('article.record').count(), 0);
    assert.match(refused.join('\n'), /frame-ancestors/);
    assert.deepEqual(await page.context().cookies(), []);
  },
);
