import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { entityOf } from '../../src/harvest/entities/entity-of.ts';
import { readableSlug } from '../../src/harvest/entities/readable-slug.ts';
import { makeApp } from '../../src/web/app.ts';
import { figure } from '../world/figures.ts';
import { emptyHouse } from '../world/open-house.ts';
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

// Letters and digits only, so that a slug, a title and an address all look alike.
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Full names of harmed people that the rules withhold, as bare words, by their first word. */
function harmedPeople(): ReadonlyMap<string, readonly string[]> {
  const listed = JSON.parse(readFileSync(join(realFiles.aiid, 'entities-2025-02.json'), 'utf8')) as {
    entity_id: string;
    name: string;
  }[];
  const nameOf = new Map(listed.map((one) => [one.entity_id, one.name]));
  const names = new Set<string>();
  for (const row of incidents()) {
    for (const slug of JSON.parse(row['Alleged harmed or nearly harmed parties'] || '[]') as string[]) {
      const found = entityOf(nameOf.get(slug) ?? readableSlug(slug), 'affected');
      if (found.outcome !== 'withheld') continue;
      for (const name of [slug, nameOf.get(slug) ?? slug, ...found.names].map(bare)) {
        if (name.includes(' ') && name.length > 6) names.add(name);
      }
    }
  }
  return Map.groupBy(names, (name) => name.split(' ')[0] ?? '');
}

/** The first of these names that stands in a text, or undefined. */
function namedIn(text: string, people: ReadonlyMap<string, readonly string[]>): string | undefined {
  const line = ` ${bare(text)} `;
  const found = [...new Set(line.split(' '))].flatMap((word) => people.get(word) ?? []);
  return found.find((name) => line.includes(` ${name} `));
}

test('three real collections', { ...needs(realFiles.aiid), timeout: 500_000 }, async (t) => {
  const house = emptyHouse(t);
  const app = makeApp(house.world);

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
    for (const id of new Set(sheet().map((row) => row[0] ?? ''))) {
      const answer = await app.request(`/alias/${id}`);
      assert.equal(answer.status, 302, id);
    }
    const found = await house.world.queries.search({
      q: 'AIAAIC0196',
      filters: {},
      sort: 'relevance',
      page: 1,
      size: 5,
    });
    assert.equal(found.total, 1);
    assert.equal(
      (await app.request('/alias/AIID-237')).headers.get('location'),
      (await app.request('/alias/AIID-120')).headers.get('location'),
    );
  });

  await t.test('no harmed private person is named by a page, its data, a search or a suggestion', async () => {
    const people = harmedPeople();
    assert.ok(people.size > 300);
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
    const said = await house.world.queries.statistics({ q: '', filters: {} });
    const years = new Map<number, number>();
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
    assert.equal(said.undated, undated);
    assert.deepEqual(
      new Map(said.years.flatMap(({ year, count: n }) => (n > 0 ? [[year, n]] : []))),
      new Map([...years].sort(([a], [b]) => a - b)),
    );
    const counts = breaches.map((breach) => breach.PwnCount);
    for (const { from, below, count: n } of said.affected.bins) {
      assert.equal(
        n,
        counts.filter((value) => value >= from && value < (below ?? Number.POSITIVE_INFINITY)).length,
        `${from}`,
      );
    }
    const mit = parse(readFileSync(join(realFiles.aiid, 'classifications_MIT.csv'), 'utf8'), {
      columns: true,
      bom: true,
    }) as Row[];
    const known = new Set(incidents().map((row) => row.incident_id));
    const ai = mit.filter((row) => row.Entity === 'AI' && known.has(row['Incident ID'] ?? '')).length;
    const shown = await house.world.queries.search({ q: '', filters: {}, sort: 'newest', page: 1, size: 1 });
    assert.equal(shown.facets.mit_entity?.find(({ code }) => code === 'ai')?.count, ai);
    const facial = sheet().filter((row) =>
      (row[6] ?? '').split(/[;,]/).some((term) => /^facial rec\w*n$/i.test(term.trim())),
    ).length;
    assert.equal(said.codes.technology?.codes.find(({ code }) => code === 'facial-recognition')?.count, facial);
  });
});

test('the check can fail: a name that is let through is found', () => {
  const people = new Map([['jane', ['jane quackenbush']]]);
  assert.equal(namedIn('<a href="/x/jane-quackenbush-arrested">', people), 'jane quackenbush');
  assert.equal(namedIn('Jane Q. and quackenbush', people), undefined);
});
