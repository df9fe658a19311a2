import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { z } from 'zod';
import { type Action, action } from '../../src/core/action.ts';
import { isAddress } from '../../src/core/place-name.ts';
import {
  type Actor,
  allows,
  editors,
  everyone,
  keeper,
  type Role,
  reader,
  roles,
  signedIn,
} from '../../src/core/policy.ts';
import type { World } from '../../src/core/ports.ts';
import { type Ask, json, page as pageFace } from '../../src/web/face.ts';
import { form } from '../../src/web/form-face.ts';
import { type FormRoute, looksAtVisitor, type PageRoute, type Route } from '../../src/web/route.ts';
import { routes } from '../../src/web/routes.ts';
import { actionInputs, readyForActions } from '../world/action-inputs.ts';
import { callers, deniedForms, foreignForms, openForms, pageFaults, personalPages } from '../world/doors.ts';
import { editorsActions } from '../world/editors-actions.ts';
import { testOverEngines } from '../world/engines.ts';
import { fakeWorld } from '../world/fake-world.ts';
import { figure } from '../world/figures.ts';
import { formKinds } from '../world/form-kinds.ts';
import { furnishedHouse, plantedApp } from '../world/open-house.ts';
import { type Kind, pageKinds } from '../world/page-kinds.ts';
import { pastTheStore, rawRows } from '../world/raw-rows.ts';

const PROMISE = '06-default-deny';
const account = (role: Role): Actor => ({ role, name: `U-${role}`, account: `U-${role}` });
const actors: Readonly<Record<Role, Actor>> = {
  ...{ reader, keeper },
  ...{ contributor: account('contributor'), editor: account('editor'), administrator: account('administrator') },
};
const TABLES = {
  sqlite: `select name from sqlite_schema where type = 'table' and name not in ('audit', 'text_index', 'text_vocab')`,
  postgres: `select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_name <> 'audit'`,
};
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

const auditOf = (place: string) => rawRows(place, 'select n, action, actor, outcome from audit order by n');

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
    const there = new Set(audited.map(({ n }) => n));
    // A discreet line has a number of its own, and tells nobody.
    const added = (await auditOf(place)).flatMap(({ n, ...line }) => (there.has(n) ? [] : [line]));
    const who = action.discreet ? reader.name : actor.name;
    const right = [{ action: action.name, actor: who, outcome: 'not-allowed' }];
    if (JSON.stringify(added) !== JSON.stringify(right)) faults.push(`${action.name} for ${role} is not in the audit`);
  }
  return faults;
}

// The sessions of callers are made while the doors are tried; what has been used is noted in them.
const withoutSessions = (dump: string): string => {
  const { session: _, account: __, counter: ___, ...rows } = JSON.parse(dump) as Record<string, unknown>;
  return JSON.stringify(rows);
};

testOverEngines(
  `${PROMISE}: every address does for everybody what the table says, and nothing else`,
  async (t, engine) => {
    const { app, world, has } = await furnishedHouse(t, engine);
    const doors = { app, world, table: routes };
    const kinds = pageKinds(has);
    assert.deepEqual(await pageFaults(doors, kinds), []);
    assert.deepEqual(await personalPages(doors, kinds), []);
    assert.deepEqual(
      routes.filter(({ who }) => who.length === 0 || who.some((role) => !roles.includes(role))),
      [],
    );
    const closed = routes.filter((route) => looksAtVisitor(route) && route.method === 'GET' && !route.fresh);
    assert.deepEqual(closed, [], 'a page for somebody must be made afresh');
    const people = `${callers.length} kinds of callers`;
    figure(
      PROMISE,
      `${engine.name}: ${kinds.length} addresses x ${people} as the table says, public ones alike to the byte`,
    );
  },
);

testOverEngines(`${PROMISE}: every form takes what the table says, from our own pages only`, async (t, engine) => {
  const { app, world, has, place } = await furnishedHouse(t, engine);
  const doors = { app, world, table: routes };
  const forms = formKinds(has);
  const [before, audited] = [withoutSessions(await everything(place)), await auditOf(place)];
  const denied = await deniedForms(doors, forms);
  assert.deepEqual([...denied.faults, ...(await foreignForms(doors, forms))], []);
  assert.equal(withoutSessions(await everything(place)), before, 'a door that was closed let something in');
  assert.deepEqual(await auditOf(place), audited);
  const open = await openForms(doors, forms);
  assert.deepEqual(open.faults, []);
  const cells = `${forms.length} forms x ${callers.length} kinds of callers: ${denied.cells} refused, ${open.cells} taken`;
  figure(PROMISE, `${engine.name}: ${cells}; 0 from other sites or without their token`);
});

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
  const nobody: Route = { ...kept, path: '/access', who: [], face };
  const desk: Route = { ...kept, path: '/planted', who: editors, fresh: true, face };
  const table = [kept, nobody, desk];
  const kinds = table.map(({ path }): Kind => ({ route: path, address: path, status: 200 }));
  assert.ok(has);
  const closed = plantedApp(world, table);
  assert.deepEqual(await pageFaults({ app: closed, world, table }, kinds), []);
  for (const address of ['/about', '/about.json', '/access', '/planted']) {
    const answer = await closed.request(address);
    assert.equal(answer.status, address === '/planted' ? 303 : 403);
    assert.doesNotMatch(await answer.text(), /secret|open/);
  }
  const open = plantedApp(world, [{ ...kept, who: everyone }, nobody, { ...desk, who: signedIn }]);
  const found = (await pageFaults({ app: open, world, table }, kinds)).join('\n');
  assert.match(found, /about gives a stranger (200|404), not 403/);
  assert.match(found, /GET \/planted gives contributor 200, not 403/);
  const careless: Action<unknown> = {
    name: 'withdraw',
    who: ['keeper'],
    discreet: false,
    perform: async ({ store }) => {
      await store.transaction((tx) => tx.putSetting('careless', 'yes'));
      return { ok: true, value: undefined };
    },
  };
  assert.equal((await leaks(world, place, careless)).length, 3 * (roles.length - 1));
});

const note = action({
  name: 'note',
  who: everyone,
  input: z.strictObject({}),
  run: (_, { tx }) => tx.putSetting('noted', 'yes'),
});

test(`${PROMISE}: planted fault: a form that lets in too many is found, and so is a page that knows its reader`, async (t) => {
  const { world, has } = await furnishedHouse(t);
  const noted = form({ action: note, read: () => ({}), next: () => ({ to: '/' }) });
  const said: Route = { method: 'POST', path: '/planted', who: editors, query: [], form: noted, about: 'Planted.' };
  const kinds = [{ route: '/planted', address: '/planted', fields: {} }];
  const right = { app: plantedApp(world, [said]), world, table: [said] };
  const denied = await deniedForms(right, kinds);
  assert.deepEqual([denied.faults, denied.cells], [[], callers.length - 2]);
  assert.deepEqual(await foreignForms(right, kinds), []);
  assert.deepEqual(await openForms(right, kinds), { faults: [], cells: 2 });
  const wide = { ...right, app: plantedApp(world, [{ ...said, who: signedIn }]) };
  assert.match((await deniedForms(wide, kinds)).faults.join(), /gives contributor 303, not 403/);
  // Who is let in without being looked at needs no token either.
  const careless = { ...right, app: plantedApp(world, [{ ...said, who: everyone }]) };
  assert.match((await foreignForms(careless, kinds)).join(), /without its token gives 303/);
  assert.throws(() => formKinds(has, [said]), /no example for the form at \/planted/);
  const show = (_: unknown, { visitor }: Ask) => html`<p>${visitor.actor.role}</p>`;
  const personal = {
    ...said,
    method: 'GET',
    who: everyone,
    asks: true,
    face: pageFace(async () => ({}), { show }),
  } as const;
  const page = { route: '/planted', address: '/planted', status: 200 };
  const { asks: _, ...hidden } = personal;
  assert.deepEqual(await personalPages({ app: plantedApp(world, [personal]), world, table: [hidden] }, [page]), [
    '/planted',
  ]);
});

// The type checker says no here as soon as a row or an action could be written without saying who may.
type Closed<Whole extends { readonly who: unknown }> = Omit<Whole, 'who'> extends Whole ? false : true;
const closed: readonly [Closed<PageRoute>, Closed<FormRoute>, Closed<Action<unknown>>] = [true, true, true];

test(`${PROMISE}: a row or an action that does not say who may does not compile`, () =>
  assert.ok(closed.every(Boolean)));
