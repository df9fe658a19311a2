import assert from 'node:assert/strict';
import { isAddress } from '../../src/core/place-name.ts';
import { verifyStore } from '../../src/editorial/verify.ts';
import { makeApp } from '../../src/web/app.ts';
import { type Crawled, crawl, fewQueries } from '../world/crawl.ts';
import { differences, dumpDerived } from '../world/dumped-tables.ts';
import { type Engine, testOverEngines } from '../world/engines.ts';
import { figure } from '../world/figures.ts';
import { brokenLaws } from '../world/invariants.ts';
import { furnishedHouse, type House, queriesHere } from '../world/open-house.ts';
import { pageKinds } from '../world/page-kinds.ts';
import { casebook } from '../world/process.ts';
import { rawRows } from '../world/raw-rows.ts';

const PROMISE = '10-rebuild-is-equal';

function differentPages(before: ReadonlyMap<string, Crawled>, after: ReadonlyMap<string, Crawled>): readonly string[] {
  const addresses = new Set([...before.keys(), ...after.keys()]);
  return [...addresses].filter((address) => JSON.stringify(before.get(address)) !== JSON.stringify(after.get(address)));
}

// A new application and a new search each time: what they keep in memory would be equal for the wrong reason.
async function lookAt({ world, place }: House, from: readonly string[]): Promise<ReadonlyMap<string, Crawled>> {
  const queries = queriesHere(place);
  const pages = await crawl(makeApp({ ...world, queries }), from, isAddress(place) ? fewQueries : undefined);
  await queries.close();
  return pages;
}

testOverEngines(`${PROMISE}: rebuild gives byte-equal pages and equal indexes`, async (t, engine) => {
  const house = await furnishedHouse(t, engine);
  const { has, place, env, world } = house;
  const from = pageKinds(has).map(({ address }) => address);
  const [pages, tables] = [await lookAt(house, from), await dumpDerived(place)];
  const rebuilt = await casebook(['rebuild'], env);
  assert.equal(rebuilt.code, 0, rebuilt.errors.join());
  const records = tables.card?.length ?? 0;
  assert.match(rebuilt.lines.join(), new RegExp(`^${records} records rebuilt`));
  const again = await lookAt(house, from);
  assert.deepEqual(differentPages(pages, again), []);
  assert.deepEqual(differences(tables, await dumpDerived(place)), []);
  assert.deepEqual((await verifyStore(world.store)).first, []);
  assert.deepEqual(await brokenLaws(place), []);
  const words = tables.words?.length ?? 0;
  const kept = engine.name === 'sqlite' ? { words: 1_000, what: 'words' } : { words: records, what: 'texts' };
  assert.ok(
    pages.size > 300 && words >= kept.words,
    `only ${pages.size} pages and ${words} ${kept.what} were compared`,
  );
  const compared = `${words} ${kept.what} and ${Object.keys(tables).length} tables equal`;
  figure(PROMISE, `${engine.name}: ${pages.size} answers byte-equal, ${compared}`);
});

// Each is something derived that no longer follows from the revisions.
const tamperings = ({ name }: Engine): Readonly<Record<string, string>> => ({
  card: `update card set card = replace(card, '"title":"', '"title":"Tampered ')`,
  role: `delete from role where docid = (select min(docid) from role)`,
  annotation: `delete from annotation`,
  columns: `update search_row set tokens = ${name === 'sqlite' ? 'zeroblob(0)' : "''"} where docid = 1`,
  words: `delete from text_index where ${name === 'sqlite' ? 'rowid' : 'docid'} = 1`,
  entity_line: `update entity_line set sort = 'aaaa' where id = 'E-7'`,
});
const moveOn = [
  `update meta set value = cast(cast(value as bigint) + 1 as text) where key = 'seq'`,
  `update search_row set seq = (select cast(value as bigint) from meta where key = 'seq')`,
];

testOverEngines(
  `${PROMISE}: planted fault: anything derived that was tampered with is found, and rebuilt`,
  async (t, engine) => {
    const house = await furnishedHouse(t, engine);
    const { place, env } = house;
    const from = ['/entities', '/records'];
    const [pages, tables] = [await lookAt(house, from), await dumpDerived(place)];
    const tampered = tamperings(engine);
    await rawRows(place, ...Object.values(tampered), ...moveOn);
    const found = differences(tables, await dumpDerived(place)).join('\n');
    for (const name of Object.keys(tampered)) assert.match(found, new RegExp(`^${name}:`, 'm'));
    const broken = differentPages(pages, await lookAt(house, from));
    assert.ok(broken.includes('/') && broken.includes('/records.json') && broken.includes('/entities'), broken.join());
    await casebook(['rebuild'], env);
    assert.deepEqual(differences(tables, await dumpDerived(place)), []);
    assert.deepEqual(differentPages(pages, await lookAt(house, from)), []);
  },
);
