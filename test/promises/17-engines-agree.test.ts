import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { World } from '../../src/core/ports.ts';
import { makeApp } from '../../src/web/app.ts';
import { answerTo, type Crawled, crawl, fewQueries } from '../world/crawl.ts';
import { differences, dumpDerived } from '../world/dumped-tables.ts';
import { type Engine, engines } from '../world/engines.ts';
import { answering } from '../world/fake-world.ts';
import { figure } from '../world/figures.ts';
import { type App, type FurnishedHouse, furnishedHouse, queriesHere } from '../world/open-house.ts';
import { pageKinds } from '../world/page-kinds.ts';

const PROMISE = '17-engines-agree';
const [sqlite, postgres] = engines as readonly [Engine, Engine];
const { skip } = postgres;

// Words, phrases, beginnings, exclusions, fields, numbers and another script: what each engine matches in a way of its own.
const searches = [
  'q=data',
  'q="facial recognition"',
  'q=recogn*',
  'q=police -data',
  'q=深网视界',
  'q=title:database',
  'q=people_affected:>=1000',
  'q=the&sort=relevance&page=2',
  'sort=changed',
  'q=surveillance&sort=oldest',
].map((query) => `/records?${encodeURI(query)}`);

type Change = (world: World) => World;

// Threads answer the pages of a server; here nothing may depend on how busy the machine is.
async function withApp<T>(
  { world, place }: FurnishedHouse,
  changed: Change,
  work: (app: App) => Promise<T>,
): Promise<T> {
  const queries = queriesHere(place);
  try {
    return await work(makeApp(changed({ ...world, queries })));
  } finally {
    await queries.close();
  }
}

const look = (house: FurnishedHouse, from: readonly string[]): Promise<ReadonlyMap<string, Crawled>> =>
  withApp(
    house,
    (same) => same,
    (app) => crawl(app, from, fewQueries),
  );

// The whole answers that differ, and what is answered by one engine alone.
function disagreements(one: ReadonlyMap<string, Crawled>, other: ReadonlyMap<string, Crawled>): readonly string[] {
  const addresses = new Set([...one.keys(), ...other.keys()]);
  return [...addresses].filter((address) => JSON.stringify(one.get(address)) !== JSON.stringify(other.get(address)));
}

async function bothHouses(t: TestContext): Promise<readonly [FurnishedHouse, FurnishedHouse]> {
  return [await furnishedHouse(t, sqlite), await furnishedHouse(t, postgres)];
}

test(`${PROMISE}: the same ids, the same bytes of every page and the same lists`, {
  skip: postgres.skip,
}, async (t) => {
  const [one, other] = await bothHouses(t);
  assert.deepEqual(one.has, other.has);
  const from = [...pageKinds(one.has).map(({ address }) => address), ...searches];
  const pages = await look(one, from);
  assert.deepEqual(disagreements(pages, await look(other, from)), []);
  const [{ words: _, ...lists }, { words: __, ...otherLists }] = await Promise.all([
    dumpDerived(one.place),
    dumpDerived(other.place),
  ]);
  assert.deepEqual(differences(lists, otherLists), []);
  assert.equal(await one.world.store.sequence(), await other.world.store.sequence());
  const isFound = (address: string): boolean => /class="card/.test(pages.get(address)?.text ?? '');
  assert.deepEqual(
    searches.filter((address) => !isFound(address)),
    [],
  );
  figure(PROMISE, `${pages.size} answers and ${Object.keys(lists).length} tables byte-equal on both engines`);
});

// What another engine could do otherwise: sort by a language's order, or match one record fewer.
const faults: Readonly<Record<string, Change>> = {
  '/entities': (world) => {
    const entities: World['store']['entities'] = async (...asked) => {
      const { total, lines } = await world.store.entities(...asked);
      return { total, lines: lines.toReversed() };
    };
    return { ...world, store: { ...world.store, entities } };
  },
  '/records?q=data': (world) => {
    const search: World['queries']['search'] = async (request) => {
      const found = await world.queries.search(request);
      return { ...found, total: found.total - 1, ids: found.ids.slice(0, -1) };
    };
    return { ...world, queries: answering(world.queries, { search }) };
  },
};

test(`${PROMISE}: planted fault: an engine that sorts or matches otherwise is found`, { skip }, async (t) => {
  const [one, other] = await bothHouses(t);
  const seen = async (house: FurnishedHouse, address: string, changed: Change = (same) => same) =>
    new Map([[address, await withApp(house, changed, (app) => answerTo(app, address))]]);
  for (const [address, fault] of Object.entries(faults)) {
    const own = await seen(one, address);
    assert.deepEqual(disagreements(own, await seen(other, address)), []);
    assert.deepEqual(disagreements(own, await seen(other, address, fault)), [address]);
  }
});
