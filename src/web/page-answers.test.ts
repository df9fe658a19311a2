import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { plantedApp } from '../../test/world/open-house.ts';
import { signIn } from '../../test/world/signed-in.ts';
import { editors, everyone } from '../core/policy.ts';
import { page } from './face.ts';
import { layout } from './parts/layout.ts';
import type { Route } from './route.ts';

const row = { method: 'GET', query: ['page'], fresh: true, about: 'Planted.' } as const;
const who = page(async (_, { visitor }) => ({ role: visitor.actor.role, session: visitor.session?.strength }), {
  show: (data, { once }) => layout({ title: 'Who', main: html`<h1>${data.role} ${data.session} ${once}</h1>` }),
});

test('whoever is nobody is led to where to sign in, with the way back; a program is told', async (t) => {
  const { world } = temporaryWorld(t);
  const desk: Route = { ...row, path: '/planted', who: editors, face: who };
  const app = plantedApp(world, [desk]);
  const away = await app.request('/planted?page=2');
  assert.deepEqual([away.status, away.headers.get('location')], [303, '/sign-in?to=%2Fplanted%3Fpage%3D2']);
  assert.equal(away.headers.get('cache-control'), 'no-store');
  const told = await app.request('/planted.json');
  assert.deepEqual([told.status, ((await told.json()) as { code: string }).code], [401, 'not-signed-in']);
  const { cookie } = await signIn(world, 'contributor');
  assert.equal((await app.request('/planted', { headers: { cookie } })).status, 403);
});

test('a page for somebody is made for them alone, kept by nobody, and its data is open to no other site', async (t) => {
  const { world } = temporaryWorld(t);
  const app = plantedApp(world, [{ ...row, path: '/planted', who: editors, face: who }]);
  const { cookie } = await signIn(world, 'editor');
  const [one, other] = [0, 1].map(() => app.request('/planted', { headers: { cookie } }));
  const [first, second] = [await one, await other];
  assert.deepEqual(
    [first?.status, first?.headers.get('cache-control'), first?.headers.get('etag')],
    [200, 'no-store', null],
  );
  const text = (await first?.text()) ?? '';
  assert.match(text, /<h1>editor full [0-9a-f]{32}<\/h1>/);
  assert.notEqual(await second?.text(), text);
  const data = await app.request('/planted.json', { headers: { cookie } });
  assert.equal(data.headers.get('access-control-allow-origin'), null);
  assert.deepEqual(await data.json(), { role: 'editor', session: 'full' });
});

test('a page for everybody knows who is signed in only where its row says so', async (t) => {
  const { world } = temporaryWorld(t);
  const asks: Route = { ...row, path: '/asking', who: everyone, asks: true, face: who };
  const app = plantedApp(world, [asks, { ...row, path: '/calm', who: everyone, face: who }]);
  const { cookie } = await signIn(world, 'editor', { session: { strength: 'partial' } });
  assert.match(await (await app.request('/asking', { headers: { cookie } })).text(), /<h1>reader partial /);
  assert.match(await (await app.request('/asking')).text(), /<h1>reader {2}/);
  assert.match(await (await app.request('/calm', { headers: { cookie } })).text(), /<h1>reader {2}/);
});

test('only a page that says so and does so may load a module of ours', async (t) => {
  const { world } = temporaryWorld(t);
  const face = (islands: boolean, names?: readonly string[]) =>
    page(async () => ({}), {
      show: () => layout({ title: 'Islands', main: html`<h1>Islands</h1>`, islands: names }),
      ...(islands && { islands: true as const }),
    });
  const rows = [face(true, ['report']), face(false, ['report']), face(true)].map(
    (made, at): Route => ({ ...row, path: `/planted-${at}`, who: everyone, face: made }),
  );
  const app = plantedApp(world, rows);
  const policies = await Promise.all(
    rows.map(async ({ path }) => (await app.request(path)).headers.get('content-security-policy')),
  );
  assert.match(policies[0] ?? '', /script-src 'self'; connect-src 'self'$/);
  for (const policy of policies.slice(1)) assert.doesNotMatch(policy ?? '', /script-src/);
  for (const name of ['../actor.js', '%2e%2e%2factor.js', 'nothing.js', 'layout.ts', '.js'])
    assert.equal((await app.request(`/islands/${name}`)).status, 404, name);
});
