import assert from 'node:assert/strict';
import { test } from 'node:test';
import axe from 'axe-core';
import { html } from 'hono/html';
import type { BrowserContext, Page } from 'playwright-core';
import { page as pageFace } from '../../src/web/face.ts';
import type { Route } from '../../src/web/route.ts';
import { openBrowser, watchedContext } from '../world/browser.ts';
import { figure, isLong } from '../world/figures.ts';
import { posted } from '../world/form-kinds.ts';
import { type Furniture, furnishedHouse, listen, listenAsSite, plantedApp } from '../world/open-house.ts';
import { pageKinds, visiblePages } from '../world/page-kinds.ts';
import { signIn } from '../world/signed-in.ts';

const PROMISE = '05-usable-by-everyone';
const FIRST_PAGE_BYTES = 100_000;
const TABS = 2;
const schemes = ['light', 'dark'] as const;
const widths = [320, 1280] as const;

// WCAG 2.2 A and AA and the best practices; the size of targets is off in axe unless asked for.
const AXE = `axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
  .then(({ violations }) => violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(' | ')))`;
const SIDEWAYS = `document.documentElement.scrollWidth > document.documentElement.clientWidth
  ? [document.documentElement.scrollWidth + ' px wide: ' + [...document.body.querySelectorAll('*')]
      .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 3)
      .map((e) => e.tagName + '.' + e.className).join(', ')] : []`;
// Controls must be 24 px both ways; links inside a line of text are the exception WCAG makes, and axe weighs those.
const SMALL = `[...document.querySelectorAll('button, input:not([type=hidden]), summary, select, nav a, .chips a')]
  .filter((e) => e.checkVisibility()).map((e) => [e, e.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
  .map(([e, box]) => e.tagName + ' "' + (e.textContent || e.name).trim().slice(0, 30) + '" ' + box.width.toFixed(0) + 'x' + box.height.toFixed(0)).slice(0, 5)`;

type Scheme = (typeof schemes)[number];

// Both widths; both schemes at each, or one at each where a page is only another example of a kind.
async function findingsAt(page: Page, schemesAt: (width: number) => readonly Scheme[]): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    findings.push(...((await page.evaluate(SIDEWAYS)) as string[]).map((text) => `${width}: ${text}`));
    findings.push(...((await page.evaluate(SMALL)) as string[]).map((text) => `${width}: target ${text}`));
    for (const colorScheme of schemesAt(width)) {
      await page.emulateMedia({ colorScheme });
      findings.push(...((await page.evaluate(AXE)) as string[]).map((text) => `${width} ${colorScheme}: ${text}`));
    }
  }
  return findings;
}

const both = (): readonly Scheme[] => schemes;
const eitherOne = (width: number): readonly Scheme[] => (width === widths[0] ? ['dark'] : ['light']);

type Tour = { readonly own: string; readonly addresses: readonly string[]; readonly inBoth: ReadonlySet<string> };

// Looks at every address in a few tabs at once; returns what is wrong, by address.
async function inspect(context: BrowserContext, { own, addresses, inBoth }: Tour): Promise<readonly string[]> {
  const waiting = [...addresses];
  const findings: string[] = [];
  const look = async (): Promise<void> => {
    const page = await context.newPage();
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      await page.goto(own + address);
      await page.evaluate(axe.source);
      const found = await findingsAt(page, inBoth.has(address) ? both : eitherOne);
      findings.push(...found.map((text) => `${address} at ${text}`));
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: TABS }, look));
  return findings;
}

// One example of each kind of page, and in the long run every page.
function firstOfEachKind(has: Furniture): ReadonlySet<string> {
  const all = new Set(visiblePages(has));
  const visible = pageKinds(has).filter(({ address }) => all.has(address));
  const first = visible.filter(
    (kind, at) =>
      isLong || visible.findIndex(({ route, status }) => route === kind.route && status === kind.status) === at,
  );
  return new Set(first.map(({ address }) => address));
}

async function firstPageBytes(context: BrowserContext, own: string): Promise<number> {
  const page = await context.newPage();
  let bytes = 0;
  const bodies: Promise<void>[] = [];
  page.on('response', (response) => {
    bodies.push(
      response.body().then((body) => {
        bytes += body.byteLength + 500;
      }),
    );
  });
  await page.goto(`${own}/`, { waitUntil: 'networkidle' });
  await Promise.all(bodies);
  await page.close();
  return bytes;
}

test(`${PROMISE}: no page has an accessibility fault, scrolls sideways or loads from elsewhere`, async (t) => {
  const { world, has } = await furnishedHouse(t);
  const { own, world: here } = await listenAsSite(t, world);
  const addresses = visiblePages(has);
  // The tool is a script, and the pages allow none.
  const { context, events } = await watchedContext(await openBrowser(t), own, { bypassCSP: true });
  const [name = '', value = ''] = (await signIn(here, 'administrator')).cookie.split('=');
  await context.addCookies([{ name, value, url: own, httpOnly: true, sameSite: 'Lax' }]);
  const inBoth = firstOfEachKind(has);
  assert.deepEqual(await inspect(context, { own, addresses, inBoth }), []);
  assert.deepEqual(events, []);
  const bytes = await firstPageBytes(context, own);
  assert.ok(bytes > 5_000 && bytes <= FIRST_PAGE_BYTES, `the first page has ${bytes} bytes`);
  const views = (addresses.length + addresses.filter((address) => inBoth.has(address)).length) * widths.length;
  figure(
    PROMISE,
    `0 findings in ${views} views of ${addresses.length} pages; first page ${Math.round(bytes / 1000)} kB`,
  );
});

const openid = { name: 'login.example.org', leave: async () => 'https://login.example.org/', arrive: async () => '' };

// What a house shows that is set up in another way than the one above, to somebody whose account is as this says.
const otherHouses = [
  ['with a provider', { openid }, {}, ['/sign-in', '/sign-in/openid/back?code=x&state=in.x', '/account']],
  ['with a provider, linked', { openid }, { openid: 'https://login.example.org|ada' }, ['/account']],
  ['without mail', { mail: undefined }, {}, ['/sign-in', '/sign-in/forgotten', '/follow', '/account']],
] as const;

test(`${PROMISE}: nor has a page of a house that people may enter by a provider, or that sends no mail`, async (t) => {
  const { world } = await furnishedHouse(t);
  const browser = await openBrowser(t);
  for (const [house, ports, account, addresses] of otherHouses) {
    const { own, world: here, app } = await listenAsSite(t, { ...world, ...ports });
    const { context, events } = await watchedContext(browser, own, { bypassCSP: true });
    const [name = '', value = ''] = (await signIn(here, 'administrator', { account })).cookie.split('=');
    await context.addCookies([{ name, value, url: own, httpOnly: true, sameSite: 'Lax' }]);
    assert.deepEqual(await inspect(context, { own, addresses, inBoth: new Set(addresses) }), [], house);
    assert.deepEqual(events, [], house);
    if (!('openid' in ports)) continue;
    assert.match(await (await app.request('/sign-in')).text(), /Sign in with login\.example\.org/);
    // The page that leads to the provider leads on at once, so it is held still.
    const page = await context.newPage();
    await page.goto(`${own}/about`);
    await page.setContent(await (await app.request('/sign-in/openid', posted({}))).text());
    await page.evaluate(axe.source);
    assert.match((await page.textContent('main')) ?? '', /Go on to login\.example\.org/);
    assert.deepEqual(await findingsAt(page, both), [], house);
  }
});

const faulty: Route = {
  method: 'GET',
  path: '/about',
  who: ['reader'],
  query: [],
  about: 'A page with a fault of each kind.',
  face: pageFace(async () => ({}), {
    show: () => html`<!doctype html><html lang="en"><head><title>Planted</title></head><body><main><h1>Planted</h1>
<form><input name="unlabelled"><button style="width:12px;height:12px;padding:0">x</button></form>
<p style="width:700px;color:#aaa;background:#fff">Pale and wide</p><img src="https://elsewhere.example/pixel.png" alt="">
</main></body></html>`,
  }),
};

test(`${PROMISE}: planted fault: a page with an unlabelled, tiny, pale, wide and foreign part is found`, async (t) => {
  const { world } = await furnishedHouse(t);
  const own = await listen(t, plantedApp(world, [faulty]));
  const { context, events } = await watchedContext(await openBrowser(t), own, { bypassCSP: true });
  const findings = (await inspect(context, { own, addresses: ['/about'], inBoth: new Set(['/about']) })).join('\n');
  for (const sign of [
    /320 dark: label:/,
    /1280 light: label:/,
    /color-contrast/,
    /320: 70\d px wide/,
    /target BUTTON "x" 12x12/,
  ]) {
    assert.match(findings, sign);
  }
  assert.match(events.join(), /request to https:\/\/elsewhere\.example/);
});
