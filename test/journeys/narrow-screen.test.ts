import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { openBrowser, openPage, watchedContext } from '../world/browser.ts';
import { testOverEngines } from '../world/engines.ts';
import { figure } from '../world/figures.ts';
import { furnishedHouse, listen } from '../world/open-house.ts';

// The codes with a word that stands on several lines; a line may end behind a hyphen.
const BROKEN = `[...document.querySelectorAll('.term > code')].flatMap(({ firstChild }) => {
  const text = firstChild.data;
  return [...text.matchAll(/[^-]+-*/g)].filter((word) => {
    const range = document.createRange();
    range.setStart(firstChild, word.index);
    range.setEnd(firstChild, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }).map(([word]) => text + ': ' + word);
})`;
const WIDE = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

async function brokenCodes(page: Page): Promise<readonly string[]> {
  const found = (await page.evaluate(BROKEN)) as readonly string[];
  return ((await page.evaluate(WIDE)) as number) > 0 ? [...found, 'the page scrolls sideways'] : found;
}

const vocabularies = ['technology', 'harm', 'consequence', 'response', 'trigger', 'country', 'mit-domain'];

testOverEngines('on a narrow screen no code of a vocabulary is broken inside a word', async (t, engine) => {
  const { app } = await furnishedHouse(t, engine);
  const own = await listen(t, app);
  const { context } = await watchedContext(await openBrowser(t), own, {
    viewport: { width: 320, height: 800 },
    bypassCSP: true,
  });
  const page = await context.newPage();
  let codes = 0;
  for (const name of vocabularies) {
    await page.goto(`${own}/vocabularies/${name}`);
    assert.deepEqual(await brokenCodes(page), [], name);
    codes += await page.locator('.term > code').count();
  }
  assert.ok(codes > 500, `only ${codes} codes were looked at`);
  await page.addStyleTag({ content: '.term > code { inline-size: 1ch; overflow-wrap: anywhere }' });
  assert.notDeepEqual(await brokenCodes(page), [], 'planted fault: codes squeezed into one letter are found');
  figure('narrow-screen', `${engine.name}: ${codes} codes at 320 px, none broken inside a word`);
});

testOverEngines(
  'without scripts equal judgements open to each voice, and on paper all of them stand there',
  async (t, engine) => {
    const { app, has } = await furnishedHouse(t, engine);
    const own = await listen(t, app);
    const { page } = await openPage(t, own);
    await page.goto(`${own}/records/${has.annotated}`);
    const voices = page.locator('#cset_deployed .agreed li');
    assert.deepEqual([await voices.count(), await voices.first().isVisible()], [4, false]);
    await page.locator('#cset_deployed summary').click();
    assert.equal(await voices.last().isVisible(), true);
    assert.match(await voices.nth(1).innerText(), /CSET annotator 001[\s\S]*Annotation in progress/);
    await voices.first().locator('a.cite').click();
    assert.match(await page.locator(':target').innerText(), /A list of judgements/);
    await page.goto(`${own}/records/${has.annotated}`);
    await page.emulateMedia({ media: 'print' });
    const folded = page.locator('.agreed li');
    for (let at = 0; at < (await folded.count()); at += 1) {
      const box = await folded.nth(at).boundingBox();
      assert.ok(box && box.height > 5, `voice ${at} is not printed`);
    }
  },
);
