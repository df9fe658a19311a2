import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Arrival } from '../../src/core/arrival.ts';
import type { EntityKind } from '../../src/core/entity.ts';
import { fields } from '../../src/core/fields.ts';
import type { CasebookDocument } from '../../src/core/revision.ts';
import type { Statement } from '../../src/core/statement.ts';
import { mergeRecords } from '../../src/editorial/merge-records.ts';
import { takeIn } from '../../src/editorial/take-in.ts';
import { withdraw } from '../../src/editorial/withdraw.ts';
import { makeApp } from '../../src/web/app.ts';
import { type Crawled, crawl } from '../world/crawl.ts';
import { type Engine, testOverEngines } from '../world/engines.ts';
import { done } from '../world/fake-world.ts';
import { figure } from '../world/figures.ts';
import { emptyHouse, type House } from '../world/open-house.ts';
import { says } from '../world/records.ts';

const PROMISE = '07-nothing-secret-leaves';
// Made-up syllables, so that no other text holds them; each secret has its own number.
const CANARY = 'qzxvkanari';
const secret = (number: number): string => `${CANARY}${'abcdefghijklmnopqrstuvwxyz'[number % 26]}${number}`;
const entityFields = fields.filter((field) => field.type === 'entity');

// Words around a name must not leave either: all that a statement about a private person says beside its place.
function about(field: (typeof fields)[number]['name'], entity: string): Statement {
  const marks = { by: secret(1), note: secret(2), raw: secret(3), lang: 'en', licence: secret(4) };
  return says(field, entity, { cites: ['paper'], ...marks });
}

type Plan = { readonly kind: EntityKind; readonly reason: string; readonly more?: readonly Statement[] };

function arrival({ kind, reason, more = [] }: Plan): Arrival {
  // A person whose name was public once and no longer is: nothing about them may stay, not even in history.
  const person = {
    kind,
    kindReason: secret(5),
    names: [{ text: `${secret(6)} ${secret(7)}` }, { text: secret(8), lang: 'zh' }],
    note: secret(9),
    links: [`https://people.example/${secret(10)}`],
    country: 'NL',
  };
  const hidden = {
    title: secret(11),
    author: secret(12),
    url: `https://news.example/${secret(13)}`,
    withheld: 'By request',
  };
  const record = (key: string, statements: readonly Statement[]): Arrival['records'][number] => ({
    key,
    document: {
      language: 'en',
      statements: [says('title', `Open case ${key}`), says('type', 'incident'), ...statements],
    },
  });
  const firm = (field: (typeof fields)[number]['name']) => says(field, 'firm', { cites: ['withheld'] });
  return {
    collection: 'secrets',
    reason,
    credit: 'A test',
    entities: [
      { key: 'person', document: { ...person, kind } },
      { key: 'firm', document: { kind: 'organisation', names: [{ text: 'Plain Firm' }] } },
    ],
    sources: [
      { key: 'withheld', document: hidden },
      { key: 'paper', document: { title: 'A plain paper' } },
    ],
    records: [
      record('all', [...entityFields.map((field) => about(field.name, 'person')), firm('operator')]),
      ...entityFields.map((field) => record(`only-${field.name}`, [about(field.name, 'person'), ...more])),
      record('plain', [firm('developer'), says('place', 'Oslo')]),
    ],
  };
}

async function houseOfSecrets(t: TestContext, engine?: Engine): Promise<House> {
  const house = await emptyHouse(t, engine);
  const { world } = house;
  await done(world, takeIn, arrival({ kind: 'person-in-public-role', reason: 'First published' }));
  const more = [says('place', 'Bergen')];
  await done(world, takeIn, arrival({ kind: 'private-person', reason: 'The person is no longer public', more }));
  const draft = arrival({ kind: 'private-person', reason: 'Not yet' });
  const texts = [says('title', secret(14)), says('type', 'incident'), says('summary', secret(15))];
  const secretRecord = { key: 'draft', document: { language: 'en', statements: texts } };
  await done(world, takeIn, { ...draft, collection: 'drafts', draft: true, records: [secretRecord] });
  const why = { reason: 'For a test', credit: 'A test' };
  await done(world, withdraw, { id: 'CB-3', base: 2, ...why });
  await done(world, mergeRecords, { id: 'CB-4', into: 'CB-5', base: 2, ...why });
  return house;
}

// Every page a reader can reach or guess: links, every id that exists, and searches that come close to the secrets.
async function everyPage({ world }: House): Promise<ReadonlyMap<string, Crawled>> {
  const heads = (
    await Promise.all(
      (['record', 'source', 'entity'] as const).map((kind) => world.store.heads(kind, { limit: 500, offset: 0 })),
    )
  ).flat();
  const ids = heads.flatMap(({ id, kind, revision }) => {
    if (kind !== 'record') return [`/${kind === 'source' ? 'sources' : 'entities'}/${id}`];
    const versions = Array.from({ length: Math.max(revision, 1) }, (_, n) => `/records/${id}/revisions/${n + 1}`);
    return [
      `/records/${id}`,
      `/records/${id}/history`,
      `/records/${id}/improve`,
      ...versions,
      ...versions.map((one) => `${one}/canonical.json`),
    ];
  });
  // One letter off, so that only a suggestion or a match could bring the secret itself into an answer.
  const near = Array.from({ length: 16 }, (_, n) => secret(n).replace('kanari', 'kannari'));
  const begin = ['qzx', 'qzxvk', 'qzxvkanar'];
  const asked = [
    ...near.map((word) => `/records?q=${word}`),
    ...begin.flatMap((word) => [`/records?q=${word}*`, `/entities?starts=${word}`, `/records?q=operator:${word}*`]),
    ...heads
      .filter(({ kind }) => kind === 'entity')
      .flatMap(({ id }) => entityFields.map(({ name }) => `/records?${name}=${id}`)),
    ...fields.filter(({ facet }) => facet).map(({ name }) => `/records?all=${name}`),
    `/alias/${CANARY}`,
  ];
  return crawl(makeApp(world), [...ids, ...asked]);
}

// Addresses whose answer holds a secret; what the asker wrote into the address does not count.
function leaking(pages: ReadonlyMap<string, Crawled>): readonly string[] {
  return [...pages]
    .filter(
      ([address, { text, location }]) =>
        !address.includes(CANARY) && `${text}${location}`.toLowerCase().includes(CANARY),
    )
    .map(([address]) => address);
}

testOverEngines(
  `${PROMISE}: no byte of a private person, a withheld source or a draft is in any answer`,
  async (t, engine) => {
    const house = await houseOfSecrets(t, engine);
    const pages = await everyPage(house);
    assert.deepEqual(leaking(pages), []);
    const statuses = Map.groupBy([...pages.values()], ({ status }) => status);
    assert.equal(statuses.get(500), undefined);
    assert.ok((statuses.get(200)?.length ?? 0) > 150, `only ${statuses.get(200)?.length} pages were read`);
    // The crawl saw what may be seen, among it the places where the person was named.
    const all = [...pages.values()].map(({ text }) => text).join();
    for (const open of ['Plain Firm', 'a private person', 'Withheld', 'Bergen', 'The person is no longer public']) {
      assert.ok(all.includes(open), `the crawl never met "${open}"`);
    }
    const app = makeApp(house.world);
    for (const word of [
      secret(6),
      secret(1),
      secret(9),
      secret(11),
      secret(14),
      `${secret(6)} ${secret(7)}`,
      `operator:${secret(6)}`,
    ]) {
      const answer = await app.request(`/records.json?q=${encodeURIComponent(word)}`);
      const found = (await answer.json()) as { total?: number; suggestion?: string };
      assert.equal(found.total ?? 0, 0, `a search for a secret found ${found.total}`);
      assert.equal(found.suggestion, undefined);
    }
    figure(PROMISE, `${engine.name}: ${pages.size} answers, 16 kinds of secret: 0 bytes of them`);
  },
);

test(`${PROMISE}: planted fault: a store that takes a private person for a public one is found`, async (t) => {
  const house = await houseOfSecrets(t);
  const { store } = house.world;
  const careless = (document: CasebookDocument): CasebookDocument =>
    document.schema === 'casebook.entity/1' && document.kind === 'private-person'
      ? { ...document, kind: 'unknown' }
      : document;
  const open = { ...store, current: async (ids: readonly string[]) => (await store.current(ids)).map(careless) };
  const leaks = leaking(await everyPage({ ...house, world: { ...house.world, store: open } }));
  for (const kind of [
    /^\/records\/CB-1$/,
    /^\/records\/CB-1\.json$/,
    /\/history$/,
    /\/revisions\/2$/,
    /^\/entities\/E-1$/,
  ]) {
    assert.ok(
      leaks.some((address) => kind.test(address)),
      `no leak at ${kind}: ${leaks.slice(0, 10)}`,
    );
  }
});

test(`${PROMISE}: planted fault: one secret byte in one answer is found`, () => {
  const page: Crawled = { status: 200, type: 'text/html', text: `<p>${secret(6).toUpperCase()}</p>` };
  assert.deepEqual(
    leaking(
      new Map([
        ['/records/CB-1', page],
        [`/records?q=${secret(6)}`, page],
      ]),
    ),
    ['/records/CB-1'],
  );
});
