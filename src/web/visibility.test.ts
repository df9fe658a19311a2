import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { says, smallArrival } from '../../test/world/records.ts';
import { plus, taken, why } from '../../test/world/taken.ts';
import type { World } from '../core/ports.ts';
import { mergeRecords } from '../editorial/merge-records.ts';
import { publishDraft } from '../editorial/publish-draft.ts';
import { rebuild } from '../editorial/rebuild.ts';
import { takeIn } from '../editorial/take-in.ts';
import { withdraw } from '../editorial/withdraw.ts';
import { makeApp } from './app.ts';

type App = ReturnType<typeof makeApp>;
type House = { readonly world: World; readonly app: App; readonly id: (key: string) => Promise<string> };

async function house(t: TestContext): Promise<House> {
  const { world } = temporaryWorld(t);
  await taken(world);
  const id = async (key: string): Promise<string> => (await world.store.origin('small', key)) ?? `no ${key}`;
  return { world, app: makeApp(world), id };
}

const NOBODY = 'E-999';
const NOTHING = 'S-999';

// Everything that could tell a reader of an entity, beside what would be told of one that never was.
async function answers(app: App, id: string): Promise<readonly string[]> {
  const told: string[] = [];
  const kind = id.startsWith('S') ? 'sources' : 'entities';
  const filters = kind === 'entities' ? [`/records.json?affected=${id}`, `/statistics?operator=${id}`] : [];
  for (const address of [`/${kind}/${id}`, `/${kind}/${id}.json`, ...filters]) {
    const answer = await app.request(address);
    told.push(`${answer.status} ${(await answer.text()).replaceAll(id, 'ID')}`);
  }
  return told;
}

test('what only a withdrawn record names is as if it had never been published, and comes back when it is named again', async (t) => {
  const { world, app, id } = await house(t);
  const buyers = await id('entity:buyers');
  const page = async (): Promise<number> => (await app.request(`/entities/${buyers}`)).status;
  const list = async (): Promise<string> => (await app.request('/entities')).text();
  assert.deepEqual([await page(), /Shop visitors/.test(await list())], [200, true]);
  const before = await world.store.numbers();
  await done(world, withdraw, { id: await id('record:valley'), base: 1, ...why });
  assert.deepEqual(await answers(app, buyers), await answers(app, NOBODY));
  assert.doesNotMatch(await list(), /Shop visitors/);
  assert.equal((await world.store.numbers()).entities, before.entities - 1);
  await done(world, rebuild, {});
  assert.deepEqual(await answers(app, buyers), await answers(app, NOBODY), 'a rebuild shows it again');
  await taken(world, plus('ridge', says('affected', 'buyers')));
  assert.deepEqual([await page(), /Shop visitors/.test(await list())], [200, true]);
});

test('a source goes with the last public record that cites it', async (t) => {
  const { world, app, id } = await house(t);
  const paper = await id('source:paper');
  await done(world, withdraw, { id: await id('record:valley'), base: 1, ...why });
  const text = await (await app.request(`/sources/${paper}`)).text();
  assert.match(text, /A printed paper[\s\S]*The case of ridge/);
  assert.doesNotMatch(text, /The case of valley/);
  const { sources } = await world.store.numbers();
  await done(world, withdraw, { id: await id('record:ridge'), base: 1, ...why });
  assert.deepEqual(await answers(app, paper), await answers(app, NOTHING));
  assert.equal((await world.store.numbers()).sources, sources - 1);
});

test('what a merged record named is named by its survivor', async (t) => {
  const { world, app, id } = await house(t);
  await done(world, mergeRecords, { id: await id('record:valley'), into: await id('record:harbour'), base: 1, ...why });
  assert.equal((await app.request(`/entities/${await id('entity:buyers')}`)).status, 200);
});

test('what only a draft names appears with the draft', async (t) => {
  const { world } = temporaryWorld(t);
  const app = makeApp(world);
  await done(world, takeIn, smallArrival({ draft: true }));
  const [source, record] = [
    await world.store.origin('small', 'source:paper'),
    await world.store.origin('small', 'record:ridge'),
  ];
  assert.equal((await app.request(`/sources/${source}`)).status, 404);
  await done(world, publishDraft, { id: record, ...why });
  assert.equal((await app.request(`/sources/${source}`)).status, 200);
});

test('an old version still says what it said, but leads to no page that is not there', async (t) => {
  const { world, app, id } = await house(t);
  const [ridge, acme, paper] = [await id('record:ridge'), await id('entity:acme'), await id('source:paper')];
  const only = smallArrival().records.filter(({ key }) => key === 'ridge');
  const records = only.map((one) => {
    const statements = one.document.statements.filter(({ field }) => field !== 'developer' && field !== 'operator');
    return { ...one, document: { ...one.document, statements } };
  });
  for (const key of ['harbour', 'valley'])
    await done(world, withdraw, { id: await id(`record:${key}`), base: 1, ...why });
  const links = [`/entities/${acme}`, `/sources/${paper}`];
  const linked = async (address: string): Promise<readonly boolean[]> => {
    const text = await (await app.request(address)).text();
    assert.match(text, /Acme Vision[\s\S]*A printed paper/, address);
    return links.map((link) => text.includes(`href="${link}"`));
  };
  assert.deepEqual(await linked(`/records/${ridge}`), [true, true]);
  await done(world, takeIn, { ...smallArrival(), records, entities: [], sources: [], reason: 'Corrected' });
  assert.deepEqual(await linked(`/records/${ridge}/revisions/1`), [false, false]);
  for (const link of links) assert.equal((await app.request(link)).status, 404, link);
});
