import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { heldTables } from '../../src/core/held-tables.ts';
import type { World } from '../../src/core/ports.ts';
import { digestsOf } from '../../src/editorial/bring-over.ts';
import { move } from '../../src/editorial/move.ts';
import { takeIn } from '../../src/editorial/take-in.ts';
import { readCollection } from '../../src/harvest/collection/read-collection.ts';
import { readYamlFiles } from '../../src/outside/files.ts';
import { openPostgres } from '../../src/store/postgres/open.ts';
import { makeApp } from '../../src/web/app.ts';
import { done, fakeWorld, temporaryWorld } from '../world/fake-world.ts';
import { figure } from '../world/figures.ts';
import { bareText, harmedPeople } from '../world/harmed-people.ts';
import { emptyHouse } from '../world/open-house.ts';
import { temporaryDatabase } from '../world/postgres-database.ts';
import { withoutPostgres } from '../world/postgres-programs.ts';
import { root } from '../world/process.ts';
import { importRealCollections, realFiles } from '../world/real-collections.ts';
import { needs } from '../world/shared-data.ts';

const PROMISE = '13-real-collections';
type Row = Readonly<Record<string, string>>;

const incidents = (): Row[] =>
  parse(readFileSync(join(realFiles.aiid, 'incidents.csv'), 'utf8'), { columns: true, bom: true }) as Row[];
const sheet = (): string[][] =>
  (parse(readFileSync(realFiles.sheet, 'utf8'), { relax_column_count: true }) as string[][])
    .slice(3)
    .filter((row) => row.some((cell) => cell !== ''));

/** The first of these names that stands in a text, or undefined. */
function namedIn(text: string, people: ReadonlyMap<string, readonly string[]>): string | undefined {
  const line = ` ${bareText(text)} `;
  const found = [...new Set(line.split(' '))].flatMap((word) => people.get(word) ?? []);
  return found.find((name) => line.includes(` ${name} `));
}

/** What the statistics and facets say of everything in a house. */
async function countedIn({ queries }: World) {
  const { undated, years, affected, codes } = await queries.statistics({ q: '', filters: {} });
  const request = { q: '', filters: {}, sort: 'newest', page: 1, size: 1 } as const;
  const { facets } = await queries.search(request);
  const exposed = new Map<number, number>();
  for (const least of [1, 1_000, 1_000_000, 100_000_000])
    exposed.set(least, (await queries.search({ ...request, q: `records_exposed:>=${least}` })).total);
  return {
    undated,
    years: new Map(years.flatMap(({ year, count }) => (count > 0 ? [[year, count] as const] : []))),
    affected: affected.records,
    exposed,
    ai: facets['mit_entity']?.find(({ code }) => code === 'ai')?.count ?? 0,
    facial: codes['technology']?.codes.find(({ code }) => code === 'facial-recognition')?.count ?? 0,
  };
}

test('three real collections', { ...needs(realFiles.aiid), timeout: 500_000 }, async (t) => {
  const house = await emptyHouse(t);
  const app = makeApp(house.world);

  const { arrival } = readCollection(await readYamlFiles(join(root, 'collection', 'starter')));
  await done(house.world, takeIn, arrival);
  const own = await countedIn(house.world);
  const ownIds = new Set(
    arrival.records.flatMap(({ document }) => document.statements.map(({ value }) => (value as { id?: string })?.id)),
  );

  await t.test('every row comes in', async () => {
    const first = await importRealCollections(house.world);
    assert.deepEqual(
      first.map((report) => [report.rows, report.refusedRows, report.records.created]),
      [
        [2_243, 0, 2_243],
        [1_367, 0, 1_367],
        [267, 0, 267],
      ],
    );
  });

  await t.test('coming in again, they change nothing', async () => {
    const sequence = await house.world.store.sequence();
    for (const { records, sources, entities } of await importRealCollections(house.world)) {
      for (const kind of [records, sources, entities]) assert.deepEqual([kind.created, kind.changed], [0, 0]);
    }
    assert.equal(await house.world.store.sequence(), sequence);
  });

  await t.test('every line of the sheet is found by its id', async () => {
    const lines = Map.groupBy(sheet(), (row) => row[0] ?? '');
    for (const [id, { length }] of lines) {
      const answer = await app.request(`/alias/${id}`);
      assert.equal(answer.status, length > 1 || ownIds.has(id) ? 300 : 302, id);
    }
    const found = await house.world.queries.search({
      q: 'AIAAIC0196',
      filters: {},
      sort: 'relevance',
      page: 1,
      size: 5,
    });
    assert.equal(found.total, ownIds.has('AIAAIC0196') ? 2 : 1);
    assert.equal(
      (await app.request('/alias/AIID-237')).headers.get('location'),
      (await app.request('/alias/AIID-120')).headers.get('location'),
    );
  });

  await t.test('no harmed private person is named by a page, its data, a search or a suggestion', async () => {
    const people = await harmedPeople();
    assert.ok(people.size > 350);
    const addresses: string[] = [];
    for (const kind of ['record', 'source', 'entity'] as const) {
      for (let offset = 0; ; offset += 1_000) {
        const heads = await house.world.store.heads(kind, { limit: 1_000, offset });
        const room = { record: 'records', source: 'sources', entity: 'entities' }[kind];
        addresses.push(...heads.map(({ id }) => `/${room}/${id}`));
        if (heads.length < 1_000) break;
      }
    }
    let pages = 0;
    for (const [at, address] of addresses.entries()) {
      // Page and data come from one data function; every data twin is read, and every eighth page beside it.
      for (const form of at % 8 === 0 ? [`${address}.json`, address] : [`${address}.json`]) {
        const text = await (await app.request(form)).text();
        assert.equal(namedIn(text, people), undefined, form);
        pages++;
      }
    }
    let asked = 0;
    for (const name of [...people.values()].flat().filter((_, at) => at % 10 === 0)) {
      const answer = await app.request(`/records.json?q=${encodeURIComponent(`"${name}"`)}`);
      const said = (await answer.json()) as { readonly total?: number; readonly suggestion?: string };
      assert.equal(namedIn(said.suggestion ?? '', people), undefined);
      assert.ok((said.total ?? 0) === 0, 'a phrase search for a withheld name finds a record');
      asked++;
    }
    figure(PROMISE, `0 names of harmed people in ${pages} pages and ${asked} searches`);
  });

  await t.test('the statistics are those of the raw files, counted by other code', async () => {
    const said = await countedIn(house.world);
    const years = new Map(own.years);
    let undated = 0;
    const count = (date: string): void => {
      const year = Number(/^\d{4}/.exec(date.trim())?.[0]);
      if (Number.isNaN(year)) undated++;
      else years.set(year, (years.get(year) ?? 0) + 1);
    };
    for (const row of sheet()) count(row[2] ?? '');
    for (const row of incidents()) count(row.date ?? '');
    const breaches = JSON.parse(readFileSync(realFiles.breaches, 'utf8')) as { BreachDate: string; PwnCount: number }[];
    for (const breach of breaches) count(breach.BreachDate);
    assert.equal(said.undated, own.undated + undated);
    assert.deepEqual(said.years, new Map([...years].sort(([a], [b]) => a - b)));
    assert.equal(said.affected, own.affected, 'accounts are not people');
    for (const [least, total] of said.exposed) {
      const counted = breaches.filter(({ PwnCount }) => PwnCount >= least).length;
      assert.equal(total, (own.exposed.get(least) ?? 0) + counted, `${least} accounts`);
    }
    const mit = parse(readFileSync(join(realFiles.aiid, 'classifications_MIT.csv'), 'utf8'), {
      columns: true,
      bom: true,
    }) as Row[];
    const known = new Set(incidents().map((row) => row.incident_id));
    const ai = mit.filter((row) => row.Entity === 'AI' && known.has(row['Incident ID'] ?? '')).length;
    assert.equal(said.ai, own.ai + ai);
    const facial = sheet().filter((row) =>
      (row[6] ?? '').split(/[;,]/).some((term) => /^facial rec\w*n$/i.test(term.trim())),
    ).length;
    assert.equal(said.facial, own.facial + facial);
  });

  await t.test(
    'they move to PostgreSQL and back, every commitment and byte equal',
    { skip: withoutPostgres },
    async (t) => {
      const middle = fakeWorld(await openPostgres(await temporaryDatabase(t, () => middle.store.close())));
      const back = temporaryWorld(t);
      const [there, home] = [
        await move(house.world.store.holdings, middle, { from: 'here' }),
        await move(middle.store.holdings, back.world, { from: 'there' }),
      ];
      assert.deepEqual([there.doubts, home.doubts], [0, 0]);
      const [first, last] = await Promise.all(
        [house.world, back.world].map(({ store }) => store.holdings.snapshot(digestsOf)),
      );
      // The audit says beside all else that it was moved.
      for (const table of heldTables.filter((name) => name !== 'audit'))
        assert.deepEqual(last?.[table], first?.[table], table);
      figure(PROMISE, `${home.revisions} revisions moved to PostgreSQL and back, every byte equal, 0 doubts`);
    },
  );
});

test('the check can fail: a name that is let through is found', () => {
  const people = new Map([['jane', ['jane quackenbush']]]);
  assert.equal(namedIn('<a href="/x/jane-quackenbush-arrested">', people), 'jane quackenbush');
  assert.equal(namedIn('Jane Q. and quackenbush', people), undefined);
});
