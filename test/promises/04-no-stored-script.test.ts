import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, raw } from 'hono/html';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { fields } from '../../src/core/fields.ts';
import type { RecordDocument } from '../../src/core/record.ts';
import type { Revision } from '../../src/core/revision.ts';
import { takeIn } from '../../src/editorial/take-in.ts';
import { page as pageFace } from '../../src/web/face.ts';
import type { Route } from '../../src/web/route.ts';
import { titleOf } from '../../src/web/shown-record.ts';
import { openBrowser, watchedContext } from '../world/browser.ts';
import { done } from '../world/fake-world.ts';
import { figure, isLong } from '../world/figures.ts';
import { emptyHouse, type House, listen, plantedApp } from '../world/open-house.ts';
import { payloads } from '../world/payloads.ts';
import { poisonedArrival } from '../world/poisoned-records.ts';

const PROMISE = '04-no-stored-script';
// No text may hold U+0000, so a payload with it does not come in at all.
const [refused, stored] = [
  payloads.filter((text) => text.includes('\0')),
  payloads.filter((text) => !text.includes('\0')),
];
const TABS = 3;

// What must not stand in any page: a part that runs or loads, an attribute that runs, an address that runs.
const PARTS =
  'script:not(head > [type="application/ld+json"]), iframe, frame, object, embed, base, style, img, image, video, audio, math, template, marquee, meta[http-equiv], svg script, svg use, link:not([rel=stylesheet], [rel=icon], [rel=alternate], [rel=canonical], [rel=latest-version], [rel=version-history])';
const FOUND = `[
  ...(window.ran ? ['script ran'] : []),
  ...[...document.querySelectorAll(${JSON.stringify(PARTS)})].map((e) => 'part ' + e.outerHTML.slice(0, 80)),
  ...[...document.querySelectorAll('*')].flatMap((e) => [...e.attributes].filter((a) =>
    /^on|^style$/i.test(a.name) || /^\\W*(?:javascript|vbscript|data):/i.test(a.value) && /href|src|action|data/i.test(a.name))
    .map((a) => e.tagName + ' ' + a.name + '=' + a.value.slice(0, 60))),
]`;

type Look = { readonly own: string; readonly addresses: readonly string[]; readonly options?: BrowserContextOptions };

// Opens every address in a few tabs; returns what ran, what could run and what the browser had to refuse.
async function look(
  browser: Awaited<ReturnType<typeof openBrowser>>,
  { own, addresses, options }: Look,
): Promise<readonly string[]> {
  const { context, events } = await watchedContext(browser, own, options);
  const waiting = [...addresses];
  const found: string[] = [];
  const open = async (page: Page): Promise<void> => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const answer = await page.goto(own + address);
      const parts = (await page.evaluate(FOUND)) as string[];
      found.push(...parts.map((part) => `${address}: ${part}`));
      if ((answer?.status() ?? 500) >= 500) found.push(`${address}: status ${answer?.status()}`);
    }
  };
  await Promise.all(Array.from({ length: TABS }, async () => open(await context.newPage())));
  await context.close();
  return [...found, ...events];
}

// Takes in a record for each payload; returns the addresses of every kind of page that shows it.
async function poison({ world }: House, texts: readonly string[]): Promise<readonly string[]> {
  const addresses: string[] = [];
  for (const [index, text] of texts.entries()) {
    const made = await done(world, takeIn, poisonedArrival(String(index), text));
    const idOf = (kind: string): string => made.find((one) => one.kind === kind)?.id ?? '';
    const record = `/records/${idOf('record')}`;
    const query = encodeURIComponent(text);
    const others = [
      [`${record}/history`, `/vocabularies/${query}`, `${record}/cite`],
      [`/entities/${idOf('entity')}`, `/entities?starts=${query}`, record.replace('records', 'embed')],
      [`/sources/${idOf('source')}`, `/records?sort=${query}`],
      [`/records?q=${query}`, `${record}/revisions/1`],
    ];
    // Each kind of page sees every fourth payload in the short run, and all of them in the long one.
    addresses.push(record, ...(isLong ? others.flat() : (others[index % others.length] ?? [])));
  }
  return [...addresses, '/', '/entities', '/records'];
}

test(`${PROMISE}: no payload in any text field runs, and nothing has to be refused by the policy`, async (t) => {
  const house = await emptyHouse(t);
  assert.equal(refused.length, 1);
  await assert.rejects(poison(house, refused), /holds the character U\+0000/);
  const addresses = await poison(house, stored);
  const first = await house.world.store.revision('CB-1');
  const { statements } = (first as Revision).body.document as RecordDocument;
  const filled = new Set(statements.map(({ field }) => field));
  const takesText = fields.filter(({ type }) => !['date', 'related', 'code', 'entity'].includes(type));
  assert.deepEqual(
    takesText.filter(({ name }) => !filled.has(name)),
    [],
  );
  assert.ok(payloads.length >= 60 && new Set(payloads).size === payloads.length);
  const own = await listen(t, plantedApp(house.world, []));
  const browser = await openBrowser(t);
  // The two locks are tried one at a time: escaping with the content policy off, then the policy with nothing to do.
  assert.deepEqual(await look(browser, { own, addresses, options: { bypassCSP: true } }), [], 'with the policy off');
  const some = addresses.filter((_, index) => isLong || index % 4 === 0);
  assert.deepEqual(await look(browser, { own, addresses: some }), [], 'with the policy on');
  figure(
    PROMISE,
    `${stored.length} payloads in ${filled.size} fields, sources and entities, ${addresses.length} pages: 0 ran, 0 refused by the policy`,
  );
});

const trusting: Route = {
  method: 'GET',
  path: '/records/:id',
  who: ['reader'],
  query: [],
  about: 'A record page that takes the title as HTML.',
  face: pageFace(
    async (world, ask) => titleOf((await world.store.revision(ask.path.id ?? ''))?.body.document as RecordDocument),
    { show: ({ title }) => html`<!doctype html><html lang="en"><body><h1>${raw(title)}</h1></body></html>` },
  ),
};

test(`${PROMISE}: planted fault: a view that trusts the title is found, with the policy off and on`, async (t) => {
  const house = await emptyHouse(t);
  await poison(house, [payloads[0] ?? '', '<img src=x onerror=alert(1)>']);
  const own = await listen(t, plantedApp(house.world, [trusting]));
  const browser = await openBrowser(t);
  const addresses = ['/records/CB-1', '/records/CB-2'];
  const open = (await look(browser, { own, addresses, options: { bypassCSP: true } })).join('\n');
  assert.match(open, /CB-1: script ran/);
  assert.match(open, /dialog: 1/);
  const locked = (await look(browser, { own, addresses })).join('\n');
  assert.match(locked, /policy: /);
  assert.match(locked, /CB-2: IMG onerror/);
  assert.doesNotMatch(locked, /script ran|dialog/);
});
