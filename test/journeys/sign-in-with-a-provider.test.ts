import assert from 'node:assert/strict';
import { hashPassword } from '../../src/accounts/password.ts';
import { systemClock } from '../../src/outside/clock.ts';
import { makeOpenidProvider } from '../../src/outside/openid.ts';
import { systemRandom } from '../../src/outside/random.ts';
import { makeApp } from '../../src/web/app.ts';
import { serve } from '../../src/web/serve.ts';
import { openBrowser } from '../world/browser.ts';
import { newWorld, testOverEngines } from '../world/engines.ts';
import { fakeWorld } from '../world/fake-world.ts';
import { figure } from '../world/figures.ts';
import { openidProvider } from '../world/openid-provider.ts';
import { signIn } from '../world/signed-in.ts';

const PASSWORD = 'the boats leave at noon';

testOverEngines(
  'somebody links their account with a provider and signs in with it, without JavaScript',
  async (t, engine) => {
    const { store } = (await newWorld(t, engine)).world;
    let own = 'http://localhost';
    const usual = { clock: systemClock, random: { bytes: systemRandom.bytes }, site: () => own };
    let world = fakeWorld(store, usual);
    // The application is made anew once the provider knows where to send people back to.
    let app = makeApp(world);
    const server = await serve(
      { fetch: (...asked) => app.fetch(...asked) },
      {
        host: '127.0.0.1',
        port: 0,
      },
    );
    t.after(() => server.close());
    own = `http://localhost:${server.port}`;
    const { server: provider } = await openidProvider(t, `${own}/sign-in/openid/back`);
    world = { ...world, openid: makeOpenidProvider(provider) };
    app = makeApp(world);
    const password = await hashPassword(PASSWORD, world.random.bytes(16));
    await signIn(world, 'contributor', { account: { name: 'Eve', password } });

    const page = await (await openBrowser(t)).newPage({ javaScriptEnabled: false });
    await page.goto(`${own}/sign-in`);
    await page.getByLabel('Name').fill('Eve');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL(`${own}/account`);
    await page.locator('section', { hasText: 'Another way to sign in' }).getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: /^Link sign-in with / }).click();
    await page.getByRole('button', { name: 'Link it with your account' }).click();
    await page.getByText('You can sign in with').waitFor();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.waitForURL(`${own}/`);
    await page.goto(`${own}/sign-in`);
    await page.getByRole('button', { name: /^Sign in with / }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL(`${own}/account`);
    assert.match((await page.textContent('main')) ?? '', /Eve, contributor/);
    figure(
      'sign-in',
      `${engine.name}: with a provider: linked, out and in again, two buttons each way, without JavaScript`,
    );
  },
);
