import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { addAccount } from '../../src/accounts/add-account.ts';
import type { Arrival } from '../../src/core/arrival.ts';
import { isAddress } from '../../src/core/place-name.ts';
import type { Queries, World } from '../../src/core/ports.ts';
import { mergeRecords } from '../../src/editorial/merge-records.ts';
import { setFeatured } from '../../src/editorial/set-featured.ts';
import { takeIn } from '../../src/editorial/take-in.ts';
import { withdraw } from '../../src/editorial/withdraw.ts';
import { readCollection } from '../../src/harvest/collection/read-collection.ts';
import { complain } from '../../src/intake/complain.ts';
import { respond } from '../../src/intake/respond.ts';
import { sendReport } from '../../src/intake/send-report.ts';
import { readYamlFiles } from '../../src/outside/files.ts';
import { startSearchPool } from '../../src/search/pool.ts';
import { makeQuestions } from '../../src/search/questions.ts';
import { makeSearch } from '../../src/search/search.ts';
import { openIndexReader as readPostgres } from '../../src/store/postgres/index-reader.ts';
import { openIndexReader as readSqlite } from '../../src/store/sqlite/index-reader.ts';
import { makeApp } from '../../src/web/app.ts';
import type { Route } from '../../src/web/route.ts';
import { routes } from '../../src/web/routes.ts';
import { serve } from '../../src/web/serve.ts';
import { annotatedArrival } from './annotated-record.ts';
import { type Engine, sqlite } from './engines.ts';
import { done, fakeWorld } from './fake-world.ts';
import { hashOfLink } from './people.ts';
import { environmentOf, root } from './process.ts';
import { proposed } from './proposed.ts';
import { says, smallArrival } from './records.ts';

/** The web application of a test. */
export type App = ReturnType<typeof makeApp>;
/** A world with real search threads over the database at `place`, and the environment in which commands find that database. */
export type House = { readonly world: World; readonly place: string; readonly env: Readonly<Record<string, string>> };

/** A new, empty house with its search threads, in SQLite unless told otherwise; gone when the test ends. */
export async function emptyHouse(t: TestContext, engine: Engine = sqlite): Promise<House> {
  let queries: Queries | undefined;
  // Before the database goes.
  t.after(() => queries?.close());
  const database = engine.newDatabase(t);
  const store = await database.open();
  const place = await database.address();
  queries = startSearchPool(new URL('../../src/search-thread.ts', import.meta.url), { database: place });
  return {
    world: fakeWorld(store, { queries, mail: { send: async () => undefined } }),
    place,
    env: environmentOf(isAddress(place) ? place : dirname(place)),
  };
}

/**
 * The same questions answered on this thread. A record page leaves out what the search threads have no time for; where
 * pages are compared byte for byte, nothing may depend on how busy the machine is.
 */
export function queriesHere(place: string): Queries {
  const reader = isAddress(place) ? readPostgres(place) : readSqlite(place);
  const search = makeSearch(reader);
  const { statistics, crossTable, related, agreement } = makeQuestions(search, reader);
  const here: Queries = {
    search: async (request) => search.search(request),
    found: async (request) => search.ids(request),
    statistics: async (selection) => statistics(selection),
    crossTable: async (request) => crossTable(request),
    related: async (id) => related(id),
    agreement: async (field) => agreement(field),
    load: () => ({ isReady: true, waiting: 0 }),
    asOf: () => here,
    close: async () => reader.close(),
  };
  return here;
}

/** The ids of the documents that stand for every state and kind in `furnishedHouse`. */
export type Furniture = {
  readonly sensenets: string;
  readonly edited: string;
  /** Judged by several annotators; its id elsewhere is that of `sensenets` too. */
  readonly annotated: string;
  readonly withdrawn: string;
  readonly merged: string;
  readonly survivor: string;
  readonly draft: string;
  readonly privatePerson: string;
  readonly entity: string;
  readonly source: string;
  /** On the desk: an answer of `entity` on `sensenets`, a complaint about it, and a report. */
  readonly response: string;
  readonly complaint: string;
  /** An account that waits for its owner, whose link is `secretNamed('w')`. */
  readonly invited: string;
  readonly report: string;
  /** On the desk: a proposal for `edited`, made from its first version. */
  readonly proposal: string;
};

/** A house and what stands in it. */
export type FurnishedHouse = House & { readonly has: Furniture; readonly app: App };

async function furnish(world: World): Promise<Furniture> {
  const { settings, arrival } = readCollection(await readYamlFiles(join(root, 'collection', 'starter')));
  await done(world, takeIn, arrival);
  const idOf = async (collection: string, key: string): Promise<string> =>
    (await world.store.origin(collection, key)) ?? `no ${key}`;
  await done(world, setFeatured, { id: await idOf('starter', `record:${settings.featured}`) });
  await done(world, takeIn, smallArrival());
  const small = smallArrival();
  const records = small.records.map((record): Arrival['records'][number] => ({
    ...record,
    document: {
      ...record.document,
      statements: [...record.document.statements.slice(0, -1), says('place', 'Rotterdam'), says('country', 'BE')],
    },
  }));
  await done(world, takeIn, { ...small, records: records.slice(0, 2), reason: 'Corrected' });
  await done(world, takeIn, smallArrival({ collection: 'drafts', draft: true }));
  await done(world, takeIn, annotatedArrival);
  const [harbour, ridge, valley] = await Promise.all(
    ['harbour', 'ridge', 'valley'].map((key) => idOf('small', `record:${key}`)),
  );
  const why = { reason: 'Two records of one case', credit: 'A test' };
  await done(world, withdraw, { id: valley, base: 1, ...why, reason: 'The source took it back' });
  await done(world, mergeRecords, { id: harbour, into: ridge, base: 2, ...why });
  const [sensenets, entity] = [await idOf('starter', 'record:sensenets'), await idOf('starter', 'entity:sensenets')];
  const answer = {
    kind: 'disputes',
    text: 'The figures are not ours.',
    concerns: ['people_affected'],
    domain: 'acme.example',
  };
  const response = await done(world, respond, { once: '1'.repeat(32), record: sensenets, entity, ...answer });
  const what = 'The second figure is not in the source.';
  const complaint = await done(world, complain, { once: '2'.repeat(32), record: sensenets, what });
  const told = 'Cameras in the harbour took people for others.';
  const report = await done(world, sendReport, { once: '3'.repeat(32), what: told, links: 'https://news.example/1' });
  const added = { field: 'place' as const, after: says('place', 'Lyon', { by: 'A paper' }) };
  const proposal = await proposed(world, [added], { record: ridge, once: '4'.repeat(32) });
  const grace = { name: 'Grace Hopper', role: 'editor', hash: hashOfLink('w') };
  const invited = await done(world, addAccount, grace);
  return {
    sensenets,
    edited: ridge ?? '',
    annotated: await idOf('annotated', 'record:judged'),
    withdrawn: valley ?? '',
    merged: harbour ?? '',
    survivor: ridge ?? '',
    draft: await idOf('drafts', 'record:harbour'),
    privatePerson: await idOf('small', 'entity:jane'),
    entity,
    source: await idOf('small', 'source:paper'),
    response: response.id,
    complaint: complaint.id,
    invited: invited.id,
    report: report.item,
    proposal: proposal.id,
  };
}

/** A house with the starter collection and, beside it, an edited, a withdrawn, a merged and a draft record. */
export async function furnishedHouse(t: TestContext, engine: Engine = sqlite): Promise<FurnishedHouse> {
  const house = await emptyHouse(t, engine);
  const has = await furnish(house.world);
  return { ...house, has, app: makeApp(house.world) };
}

/** An application with these rows in its table beside, or in place of, the real ones: for planted faults only. */
export function plantedApp(world: World, planted: readonly Route[]): App {
  const table = routes as Route[];
  const whole = [...table];
  const keys = new Set(planted.map(({ method, path }) => `${method} ${path}`));
  table.splice(0, table.length, ...planted, ...whole.filter(({ method, path }) => !keys.has(`${method} ${path}`)));
  try {
    return makeApp(world);
  } finally {
    table.splice(0, table.length, ...whole);
  }
}

/** Serves an application on a free port of this machine until the test ends; returns its address. */
export async function listen(t: TestContext, app: App): Promise<string> {
  const server = await serve(app, { host: '127.0.0.1', port: 0 });
  t.after(() => server.close());
  return `http://127.0.0.1:${server.port}`;
}

/** Serves a world at the address that it believes to be its own, so that sessions and forms work in a browser. */
export async function listenAsSite(
  t: TestContext,
  world: World,
): Promise<{ readonly own: string; readonly world: World; readonly app: App }> {
  let own = 'http://127.0.0.1';
  const here = { ...world, site: () => own };
  const app = makeApp(here);
  own = await listen(t, app);
  return { own, world: here, app };
}
