import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { firstLink } from '../../src/cli/first-link.ts';
import type { World } from '../../src/core/ports.ts';
import { systemClock } from '../../src/outside/clock.ts';
import { systemRandom } from '../../src/outside/random.ts';
import { makeApp } from '../../src/web/app.ts';
import { serve } from '../../src/web/serve.ts';
import { codesOf } from '../world/authenticator.ts';
import { openPage } from '../world/browser.ts';
import { type Engine, newWorld, testOverEngines } from '../world/engines.ts';
import { figure } from '../world/figures.ts';
import { type Focus, tabTo, unseen } from '../world/keyboard.ts';

const JOURNEY = 'sign-in';
const PASSWORD = 'the boats leave at noon';

// Passkeys belong to a host name; `localhost` is one that browsers trust without https.
async function house(t: TestContext, engine: Engine): Promise<{ readonly own: string; readonly world: World }> {
  let own = '';
  const { world: bare } = await newWorld(t, engine);
  const world = { ...bare, clock: systemClock, random: { bytes: systemRandom.bytes }, site: () => own };
  const server = await serve(makeApp(world), { host: '127.0.0.1', port: 0 });
  t.after(() => server.close());
  own = `http://localhost:${server.port}`;
  return { own, world };
}

async function shot(page: Page, name: string): Promise<void> {
  const directory = process.env.CASEBOOK_SHOTS;
  if (!directory) return;
  for (const width of [320, 1280])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(directory, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
}

async function linkIn(world: World): Promise<string> {
  return /\S+\/welcome\/\S+/.exec((await firstLink(world)) ?? '')?.[0] ?? '';
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true, level: 1 }).waitFor();

// The first administrator through the link, up to the page that asks for a second factor.
async function become(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Name', { exact: true }).fill('Ada');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Password again').fill(PASSWORD);
  await page.getByRole('button', { name: 'Go on' }).click();
  await heading(page, 'Set up a second factor');
}

async function nameAndPassword(page: Page, own: string, to = '/sign-in'): Promise<void> {
  await page.goto(`${own}${to}`);
  await page.getByLabel('Name').fill('ada');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

testOverEngines(
  'without JavaScript: the first administrator, an app for codes, out and in again, a second account',
  async (t, engine) => {
    const { own, world } = await house(t, engine);
    const link = await linkIn(world);
    const { page, events } = await openPage(t, own);
    await page.goto(link);
    await shot(page, 'welcome');
    await page.getByLabel('Name', { exact: true }).fill('Ada');
    await page.getByLabel('Password', { exact: true }).fill('passwordpassword');
    await page.getByLabel('Password again').fill('passwordpassword');
    await page.getByRole('button', { name: 'Go on' }).click();
    assert.match(await page.locator('#f-password-fault').innerText(), /tried first/);
    assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Ada');
    await become(page, link);
    await page.goto(`${own}/desk/accounts`);
    assert.match(page.url(), /\/sign-in\?to=/, 'nothing is open before there is a second factor');
    await page.goto(`${own}/sign-in/set-up`);
    await shot(page, 'set-up');
    const next = codesOf((await page.locator('code.key').innerText()).replaceAll(' ', ''));
    await page.getByRole('textbox', { name: 'Code' }).fill('000000');
    await page.getByRole('button', { name: 'Set up', exact: true }).click();
    assert.match(await page.locator('#f-code-fault').innerText(), /not right/);
    await page.getByRole('textbox', { name: 'Code' }).fill(next());
    await page.getByRole('button', { name: 'Set up', exact: true }).click();
    await heading(page, 'Your account');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    assert.equal(new URL(page.url()).pathname, '/');
    assert.deepEqual(await page.context().cookies(), []);
    await nameAndPassword(page, own, '/desk/accounts');
    await heading(page, 'Second step');
    await shot(page, 'second-step');
    const code = next();
    await page.getByRole('textbox', { name: 'Code' }).fill(code);
    await page.getByRole('button', { name: 'Go on' }).click();
    await heading(page, 'Accounts');
    await page.getByLabel('Name', { exact: true }).fill('Grace');
    await page.getByRole('radio', { name: 'Editor' }).check();
    await shot(page, 'accounts');
    await page.getByRole('button', { name: 'Make a link' }).click();
    assert.match(await page.locator('code.key').innerText(), /^http:\/\/localhost:\d+\/welcome\/[\w-]{43}$/);
    await shot(page, 'link');
    await page.goto(`${own}/desk/audit?action=add-account`);
    assert.match(await page.locator('table').innerText(), /Ada \(U-1\)\s+add-account/);
    await page.goto(`${own}/desk/audit`);
    await shot(page, 'audit');
    await page.goto(`${own}/account`);
    await shot(page, 'account');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.goto(`${own}/account`);
    await heading(page, 'Sign in');
    await shot(page, 'sign-in');
    await nameAndPassword(page, own);
    await page.getByRole('textbox', { name: 'Code' }).fill(code);
    await page.getByRole('button', { name: 'Go on' }).click();
    assert.match(await page.locator('#f-code-fault').innerText(), /used already/);
    assert.deepEqual(events, []);
  },
);

testOverEngines('by keyboard alone: name, password, code; the focus is seen at every stop', async (t, engine) => {
  const { own, world } = await house(t, engine);
  const { page } = await openPage(t, own, { viewport: { width: 1280, height: 800 } });
  const stops: Focus[] = [];
  const to = async (fits: (focus: Focus) => boolean): Promise<void> => {
    stops.push(...(await tabTo(page, fits)));
  };
  const enter = async (): Promise<void> => {
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  };
  const type = async (text: string): Promise<void> => {
    await to(({ tag }) => tag === 'INPUT');
    await page.keyboard.type(text);
  };
  await page.goto(await linkIn(world));
  await type('Ada');
  await type('Ada Lovelace');
  await type(PASSWORD);
  await type(PASSWORD);
  await enter();
  await heading(page, 'Set up a second factor');
  const next = codesOf((await page.locator('code.key').innerText()).replaceAll(' ', ''));
  await type(next());
  await enter();
  await heading(page, 'Your account');
  await to(({ tag, text }) => tag === 'BUTTON' && text === 'Sign out');
  await enter();
  await page.goto(`${own}/sign-in`);
  await type('Ada');
  await type(PASSWORD);
  await enter();
  await heading(page, 'Second step');
  await type(next());
  await enter();
  await heading(page, 'Your account');
  assert.deepEqual(unseen(stops), []);
  figure(
    JOURNEY,
    `${engine.name}: link to account, out and in again in ${stops.length} stops of the Tab key, the focus seen at each`,
  );
});

testOverEngines('with a passkey: made, and used to sign in', async (t, engine) => {
  const { own, world } = await house(t, engine);
  const { page, events } = await openPage(t, own, { javaScriptEnabled: true });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  await become(page, await linkIn(world));
  await page.getByRole('button', { name: 'Set up a passkey' }).click();
  await heading(page, 'Your account');
  assert.match(await page.locator('.kept').last().innerText(), /Passkey: Chrome on Linux/);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await nameAndPassword(page, own);
  await heading(page, 'Second step');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await heading(page, 'Your account');
  const account = await world.store.accountNamed('ada');
  assert.equal(account?.passkeys.length, 1);
  assert.ok((account?.passkeys[0]?.counter ?? 0) > 0);
  assert.deepEqual(events, []);
});
