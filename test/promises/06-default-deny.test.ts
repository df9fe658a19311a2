import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import type { Action } from '../../src/core/action.ts';
import { isAddress } from '../../src/core/place-name.ts';
import { type Actor, allows, keeper, reader, roles } from '../../src/core/policy.ts';
import type { World } from '../../src/core/ports.ts';
import { json, page as pageFace } from '../../src/web/face.ts';

import { type Route, routes } from '../../src/web/routes.ts';
import { actionInputs, readyForActions } from '../world/action-inputs.ts';
import { editorsActions } from '../world/editors-actions.ts';
import { testOverEngines } from '../world/engines.ts';
import { fakeWorld } from '../world/fake-world.ts';
import { figure } from '../world/figures.ts';
import { type App, furnishedHouse, plantedApp } from '../world/open-house.ts';
import { type Kind, pageKinds } from '../world/page-kinds.ts';
import { pastTheStore, rawRows } from '../world/raw-rows.ts';

const PROMISE = '06-default-deny';
const actors: Readonly<Record<(typeof roles)[number], Actor>> = { reader, keeper };
const TABLES = {
  sqlite: `select name from sqlite_schema where type = 'table' and name not in ('audit', 'text_index', 'text_vocab')`,
  postgres: `select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_name <> 'audit'`,
};
const otherMethods = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'REPORT'];

// What the table says against what the application does, for the one role that the web has so far: the reader.
async function openDoors(app: App, table: readonly Pick<Route, 'path' | 'who'>[], kinds: readonly Kind[]) {
  const faults: string[] = [];
  for (const { route, address, status } of kinds) {
    const row = table.find(({ path }) => path === route);
    const expected = row === undefined ? 404 : allows(row.who, reader) ? status : 403;
    for (const method of ['GET', 'HEAD']) {
      const answer = await app.request(address, { method });
      if (answer.status !== expected) faults.push(`${method} ${address} gives ${answer.status}, not ${expected}`);
    }
    for (const method of otherMethods) {
      const answer = await app.request(address, { method });
      const right = row === undefined ? 404 : 405;
      if (answer.status !== right) faults.push(`${method} ${address} gives ${answer.status}, not ${right}`);
    }
  }
  return faults;
}

// Every row of every table but the audit, as one text.
async function everything(place: string): Promise<string> {
  return pastTheStore(place, async (ask) => {
    const rows: Record<string, unknown> = {};
    // Sorted here, since a list without an order may come in any.
    for (const { name } of await ask(TABLES[isAddress(place) ? 'postgres' : 'sqlite']))
      rows[String(name)] = (await ask(`select * from "${name}"`)).map((row) => JSON.stringify(row)).sort();
    return JSON.stringify(rows);
  });
}

const auditOf = (place: string) => rawRows(place, 'select action, actor, outcome from audit order by n');

// Performs the action as every role that it does not list; returns what should not have happened.
async function leaks(world: World, place: string, action: Action<unknown>): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const role of roles) {
    const actor = actors[role];
    if (allows(action.who, actor)) continue;
    const [before, audited] = [await everything(place), await auditOf(place)];
    const result = await action.perform(world, actor, actionInputs[action.name]);
    if (result.ok || result.problem.code !== 'not-allowed') faults.push(`${action.name} is open to ${role}`);
    if ((await everything(place)) !== before) faults.push(`${action.name} wrote for ${role}`);
    const added = (await auditOf(place)).slice(audited.length);
    const right = [{ action: action.name, actor: actor.name, outcome: 'not-allowed' }];
    if (JSON.stringify(added) !== JSON.stringify(right)) faults.push(`${action.name} for ${role} is not in the audit`);
  }
  return faults;
}

testOverEngines(
  `${PROMISE}: every address does for a reader what the table says, and nothing else`,
  async (t, engine) => {
    const { app, has } = await furnishedHouse(t, engine);
    const kinds = pageKinds(has);
    assert.deepEqual(await openDoors(app, routes, kinds), []);
    assert.deepEqual(
      routes.filter(({ who }) => who.length === 0 || who.some((role) => !roles.includes(role))),
      [],
    );
    figure(
      PROMISE,
      `${engine.name}: ${kinds.length} addresses of ${routes.length} routes x ${2 + otherMethods.length} methods as the table says`,
    );
  },
);

testOverEngines(`${PROMISE}: an action denied for a role writes nothing but its audit row`, async (t, engine) => {
  const database = engine.newDatabase(t);
  const world = fakeWorld(await database.open());
  const place = await database.address();
  await readyForActions(world);
  const actions = await editorsActions();
  assert.ok(actions.length >= 7);
  for (const action of actions) {
    assert.ok(action.who.length > 0 && action.who.every((role) => roles.includes(role)), action.name);
    assert.deepEqual(await leaks(world, place, action), []);
  }
  const refused = actions.length * roles.length - actions.flatMap((action) => action.who).length;
  assert.ok(refused > 0, 'no cell of the matrix was a refusal');
  const matrix = `${actions.length} actions x ${roles.length} roles`;
  figure(PROMISE, `${engine.name}: ${matrix}: ${refused} refusals, 0 traces beside the audit`);
});

test(`${PROMISE}: planted fault: an open door, a door for nobody and an action that asks nobody are found`, async (t) => {
  const { world, has, place } = await furnishedHouse(t);
  const kept: Route = {
    method: 'GET',
    path: '/about',
    who: ['keeper'],
    query: [],
    about: 'For the keeper.',
    face: json(async () => 'secret'),
  };
  const face = pageFace(async () => ({}), { show: () => html`<p>open</p>` });
  const nobody: Route = { ...kept, path: '/report', who: [], face };
  const [about, report] = ['/about', '/report'].map((address): Kind => ({ route: address, address, status: 200 }));
  assert.ok(about && report && has);
  const closed = plantedApp(world, [kept, nobody]);
  assert.deepEqual(await openDoors(closed, [kept, nobody], [about, report]), []);
  for (const address of ['/about', '/about.json', '/report']) {
    const answer = await closed.request(address);
    assert.equal(answer.status, 403);
    assert.doesNotMatch(await answer.text(), /secret|open/);
  }
  const open = plantedApp(world, [{ ...kept, who: ['reader', 'keeper'] }]);
  assert.match((await openDoors(open, [kept], [about])).join('\n'), /about gives (200|404), not 403/);
  const careless: Action<unknown> = {
    name: 'withdraw',
    who: ['keeper'],
    perform: async ({ store }) => {
      await store.transaction((tx) => tx.putSetting('careless', 'yes'));
      return { ok: true, value: undefined };
    },
  };
  assert.equal((await leaks(world, place, careless)).length, 3);
});
