import assert from 'node:assert/strict';
import { Webhook } from 'standardwebhooks';
import type { World } from '../../src/core/ports.ts';
import { makeKinds } from '../../src/jobs/kinds.ts';
import { startRunner } from '../../src/jobs/runner.ts';
import { makeWebhookOrders } from '../../src/jobs/webhook-orders.ts';
import { systemClock } from '../../src/outside/clock.ts';
import { pause } from '../../src/outside/pause.ts';
import { postPublicBy } from '../../src/outside/post-public.ts';
import { makeApp } from '../../src/web/app.ts';
import { openPage } from '../world/browser.ts';
import { testOverEngines } from '../world/engines.ts';
import { emptyHouse, listen } from '../world/open-house.ts';
import { publicInternet } from '../world/public-internet.ts';
import { signIn } from '../world/signed-in.ts';
import { taken } from '../world/taken.ts';

type Came = { readonly headers: Record<string, string>; readonly body: string };

testOverEngines('an administrator adds a webhook, and its receiver is told of what is published', async (t, engine) => {
  const came: Came[] = [];
  const { reach, close } = await publicInternet({ 'acme.example': [['127.66.0.4']] }, async (asked, answer) => {
    const body = Buffer.concat(await asked.toArray()).toString();
    came.push({ headers: asked.headers as Record<string, string>, body });
    // The first message of all is refused, and comes again.
    answer.writeHead(came.length === 1 ? 503 : 204).end();
  });
  t.after(close);
  const house = await emptyHouse(t, engine);
  let own = 'http://127.0.0.1';
  const world: World = { ...house.world, clock: systemClock, site: () => own, postPublic: postPublicBy(reach) };
  own = await listen(t, makeApp(world));
  const administrator = await signIn(world, 'administrator');
  const { page, events } = await openPage(t, own);
  const [name = '', value = ''] = administrator.cookie.split('=');
  await page.context().addCookies([{ name, value, url: own }]);

  await page.goto(`${own}/desk/webhooks`);
  await page.getByLabel('Address').fill('http://acme.example/casebook');
  await page.getByRole('button', { name: 'Add' }).click();
  assert.match(await page.locator('main').innerText(), /begins with https/);
  await page.getByLabel('Address').fill('https://acme.example/casebook');
  await page.getByRole('button', { name: 'Add' }).click();
  const secret = (await page.locator('code.key').innerText()).trim();
  await page.getByRole('link', { name: 'Back to the webhooks' }).click();
  assert.match(
    await page.locator('main').innerText(),
    /acme\.example\/casebook[\s\S]*told of everything · nothing sent yet/,
  );

  await taken(world);
  const runner = startRunner(world, { kinds: makeKinds(), parallel: 2, pause, schedule: makeWebhookOrders() });
  while ((await world.store.webhooksBehind(await world.store.sequence())).length > 0)
    await new Promise((done) => setTimeout(done, 100));
  await runner.stop();

  const receiver = new Webhook(secret);
  const told = came.map(
    ({ headers, body }) => receiver.verify(body, headers) as { type: string; data: { id: string } },
  );
  assert.deepEqual(
    told.map(({ type, data }) => `${type} ${data.id}`),
    ['record.published CB-1', 'record.published CB-1', 'record.published CB-2', 'record.published CB-3'],
  );
  assert.equal(came[0]?.headers['webhook-id'], came[1]?.headers['webhook-id']);
  await page.reload();
  assert.match(await page.locator('main').innerText(), /told of everything · last answer .* status 204/);
  assert.deepEqual(events, []);
});
