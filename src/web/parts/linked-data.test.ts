import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, watchedContext } from '../../../test/world/browser.ts';
import { furnishedHouse, listenAsSite } from '../../../test/world/open-house.ts';
import { expanded, linkedDataIn } from '../../../test/world/schema-org.ts';

type Node = Readonly<Record<string, readonly { readonly '@id'?: string; readonly '@value'?: unknown }[]>>;
const schema = 'https://schema.org/';

test('the linked data of each page is understood by another program', async (t) => {
  const { app, has } = await furnishedHouse(t);
  const kinds: string[] = [];
  for (const path of ['/', `/records/${has.sensenets}`, `/entities/${has.entity}`, '/statistics']) {
    const found = linkedDataIn(await (await app.request(path)).text());
    assert.equal(found.length, 1, path);
    const [node] = await expanded(found[0]);
    kinds.push(String(node?.['@type']));
  }
  assert.deepEqual(
    kinds,
    ['WebSite', 'Report', 'Organization', 'Dataset'].map((kind) => schema + kind),
  );
});

test('a record tells what it is about and cites, when it appeared and under which licence', async (t) => {
  const { app, has, world } = await furnishedHouse(t);
  const [data] = linkedDataIn(await (await app.request(`/records/${has.sensenets}`)).text());
  const node = (await expanded(data))[0] as Node;
  const head = await world.store.head(has.sensenets);
  const first = (name: string) => node[schema + name]?.[0];
  assert.equal(first('datePublished')?.['@value'], head?.firstTime);
  assert.equal(first('dateModified')?.['@value'], head?.lastTime);
  assert.equal(first('license')?.['@id'], 'https://creativecommons.org/licenses/by/4.0/');
  assert.equal(first('url')?.['@id'], `https://casebook.example/records/${has.sensenets}`);
  assert.ok(node[`${schema}about`]?.some((one) => one['@id'] === `https://casebook.example/entities/${has.entity}`));
  assert.ok((node[`${schema}citation`]?.length ?? 0) > 3);
});

test('planted fault: a word that schema.org does not have is found', async () => {
  await assert.rejects(expanded({ '@context': 'https://schema.org', '@type': 'Report', operator: 'A' }));
});

test('people, groups and what is withdrawn have no linked data', async (t) => {
  const { app, has, world } = await furnishedHouse(t);
  assert.deepEqual(linkedDataIn(await (await app.request(`/records/${has.withdrawn}`)).text()), []);
  const { lines } = await world.store.entities({ limit: 1_000, offset: 0 });
  const others = lines.map(({ entity }) => entity).filter(({ kind }) => kind === 'group' || kind.startsWith('person'));
  assert.ok(others.length > 0);
  const names = others.map(({ id }) => `${id}"`);
  for (const { id } of others)
    assert.deepEqual(linkedDataIn(await (await app.request(`/entities/${id}`)).text()), [], id);
  for (const { id } of await world.store.newest(50)) {
    const [text = ''] = linkedDataIn(await (await app.request(`/records/${id}`)).text()).map((data) =>
      JSON.stringify(data),
    );
    for (const name of names) assert.ok(!text.includes(`/entities/${name}`), `${id} names ${name}`);
  }
});

test('a browser takes it as data: the strict policy is not broken and nothing runs', async (t) => {
  const { world, has } = await furnishedHouse(t);
  const { own } = await listenAsSite(t, world);
  const { context, events } = await watchedContext(await openBrowser(t), own);
  const page = await context.newPage();
  for (const path of ['/', `/records/${has.sensenets}`, `/entities/${has.entity}`, '/statistics']) {
    await page.goto(own + path);
    assert.equal(await page.locator('script[type="application/ld+json"]').count(), 1, path);
  }
  assert.deepEqual(events, []);
});
