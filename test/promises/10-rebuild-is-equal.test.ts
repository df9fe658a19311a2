import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { makeApp } from '../../src/web/app.ts';
import { type Crawled, crawl } from '../world/crawl.ts';
import { differences, dumpDerived } from '../world/dumped-tables.ts';
import { figure } from '../world/figures.ts';
import { brokenLaws, countIn } from '../world/invariants.ts';
import { furnishedHouse, type House, queriesHere } from '../world/open-house.ts';
import { pageKinds } from '../world/page-kinds.ts';
import { casebook } from '../world/process.ts';

const PROMISE = '10-rebuild-is-equal';

function differentPages(before: ReadonlyMap<string, Crawled>, after: ReadonlyMap<string, Crawled>): readonly string[] {
  const addresses = new Set([...before.keys(), ...after.keys()]);
  return [...addresses].filter((address) => JSON.stringify(before.get(address)) !== JSON.stringify(after.get(address)));
}

// A new application and a new search each time: what they keep in memory would be equal for the wrong reason.
async function lookAt({ world, path }: House, from: readonly string[]): Promise<ReadonlyMap<string, Crawled>> {
  const queries = queriesHere(path);
  const pages = await crawl(makeApp({ ...world, queries }), from);
  await queries.close();
  return pages;
}

test(`${PROMISE}: rebuild gives byte-equal pages and equal indexes`, async (t) => {
  const house = await furnishedHouse(t);
  const { has, path, data } = house;
  const from = pageKinds(has).map(({ address }) => address);
  const [pages, tables] = [await lookAt(house, from), dumpDerived(path)];
  const rebuilt = await casebook(['rebuild'], { CASEBOOK_DATA: data });
  assert.equal(rebuilt.code, 0, rebuilt.errors.join());
  assert.match(rebuilt.lines.join(), new RegExp(`^${countIn(path, 'select count(*) from card')} records rebuilt`));
  const again = await lookAt(house, from);
  assert.deepEqual(differentPages(pages, again), []);
  assert.deepEqual(differences(tables, dumpDerived(path)), []);
  assert.deepEqual(brokenLaws(path), []);
  const words = tables.words?.length ?? 0;
  assert.ok(pages.size > 300 && words > 1_000, `only ${pages.size} pages and ${words} words were compared`);
  figure(PROMISE, `${pages.size} answers byte-equal, ${words} words and ${Object.keys(tables).length} tables equal`);
});

// Each is something derived that no longer follows from the revisions.
const tamperings: Readonly<Record<string, string>> = {
  card: `update card set card = replace(card, '"title":"', '"title":"Tampered ')`,
  role: `delete from role where docid = (select min(docid) from role)`,
  annotation: `delete from annotation`,
  columns: `update search_row set tokens = zeroblob(0) where docid = 1`,
  words: `delete from text_index where rowid = 1`,
  entity_line: `update entity_line set sort = 'aaaa' where id = 'E-7'`,
};

test(`${PROMISE}: planted fault: anything derived that was tampered with is found, and rebuilt`, async (t) => {
  const house = await furnishedHouse(t);
  const { path, data } = house;
  const from = ['/entities', '/records'];
  const [pages, tables] = [await lookAt(house, from), dumpDerived(path)];
  const db = new DatabaseSync(path);
  db.exec(Object.values(tamperings).join(';'));
  db.exec(
    `update meta set value = value + 1 where key = 'seq'; update search_row set seq = (select value from meta where key = 'seq')`,
  );
  db.close();
  const found = differences(tables, dumpDerived(path)).join('\n');
  for (const name of Object.keys(tamperings)) assert.match(found, new RegExp(`^${name}:`, 'm'));
  const broken = differentPages(pages, await lookAt(house, from));
  assert.ok(broken.includes('/') && broken.includes('/records.json') && broken.includes('/entities'), broken.join());
  await casebook(['rebuild'], { CASEBOOK_DATA: data });
  assert.deepEqual(differences(tables, dumpDerived(path)), []);
  assert.deepEqual(differentPages(pages, await lookAt(house, from)), []);
});
