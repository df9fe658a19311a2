import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { done } from '../../../test/world/fake-world.ts';
import { type App, emptyHouse, furnishedHouse } from '../../../test/world/open-house.ts';
import { says, smallArrival } from '../../../test/world/records.ts';
import { standInReason } from '../../core/privacy.ts';
import { takeIn } from '../../editorial/take-in.ts';
import { makeApp } from '../app.ts';
import { tables } from '../statistics/tables.ts';

const textOf = async (app: App, address: string): Promise<string> => {
  const answer = await app.request(address);
  assert.equal(answer.status, 200, address);
  return answer.text();
};
const unescaped = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"');

test('every number leads to as many records', async (t) => {
  const { app } = await furnishedHouse(t);
  for (const query of ['', '?country=US', '?q=recognition']) {
    const page = await textOf(app, `/statistics${query}`);
    const rows = [...page.matchAll(/<th scope="row"><a href="([^"]+)">.*?<\/th><td class="number">([\d,]+)</g)];
    assert.ok(rows.length > 20, `${rows.length} rows under ${query}`);
    for (const [, address = '', said] of rows) {
      const { total } = JSON.parse(await textOf(app, unescaped(address).replace('/records', '/records.json')));
      // The search for a year also finds what went on in it.
      if (address.includes('occurred')) assert.ok(total >= Number(said), address);
      else assert.equal(total, Number(said?.replace(',', '')), address);
    }
  }
});

test('a year that ends is drawn as over, though nothing was published since', async (t) => {
  const { world } = await furnishedHouse(t);
  let now = '2018-12-31T23:59:59.000Z';
  const app = makeApp({ ...world, clock: { now: () => now } });
  const before = await textOf(app, '/statistics?country=US');
  now = '2019-01-01T00:00:00.000Z';
  assert.notEqual(await textOf(app, '/statistics?country=US'), before);
});

test('each chart stands above its table and its files, and the files agree with each other', async (t) => {
  const { app } = await furnishedHouse(t);
  const query = '?country=US';
  const pages = (await textOf(app, `/statistics${query}`)) + (await textOf(app, `/statistics/coverage${query}`));
  for (const name of Object.keys(tables)) {
    assert.ok(pages.includes(`href="/statistics/${name}.csv${query}"`), `no CSV of ${name}`);
    assert.ok(pages.includes(`href="/statistics/${name}.json${query}"`), `no JSON of ${name}`);
    const lines = parse(await textOf(app, `/statistics/${name}.csv${query}`), { columns: true }) as Record<
      string,
      string
    >[];
    const { rows } = JSON.parse(await textOf(app, `/statistics/${name}.json${query}`)) as {
      rows: Record<string, unknown>[];
    };
    const plain = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, String(cell ?? '')])),
    );
    assert.deepEqual(lines, plain, name);
    assert.ok(lines.length > 0, name);
  }
  assert.equal(
    [...pages.matchAll(/<details><summary>As a table/g)].length,
    [...pages.matchAll(/<section class="chart/g)].length,
  );
  assert.match(pages, /What these numbers cannot say/);
});

test('names that look like formulas leave the house with an apostrophe', async (t) => {
  const { world } = await emptyHouse(t);
  const small = smallArrival();
  const sources = [
    { key: 'paper', document: { title: 'A paper', publisher: '=HYPERLINK("https://evil.example","x")' } },
  ];
  const entities = small.entities.map((entity) =>
    entity.key === 'acme'
      ? { ...entity, document: { kind: 'organisation', names: [{ text: '@SUM(1+1)*cmd' }] } }
      : entity,
  );
  const records = small.records.map((record) => ({
    ...record,
    document: {
      ...record.document,
      statements: [...record.document.statements, says('place', 'Rotterdam', { cites: ['paper'] })],
    },
  }));
  const bare = records.map(({ key, document }) => ({
    key,
    document: {
      ...document,
      statements: document.statements.map((line) => ({ ...line, cites: line.cites.filter((id) => id === 'paper') })),
    },
  }));
  await done(world, takeIn, { ...small, sources, entities, records: bare });
  const app = makeApp(world);
  const publishers = await textOf(app, '/statistics/publishers.csv');
  assert.match(publishers, /^"'=HYPERLINK\(""https:/m);
  assert.match(await textOf(app, '/statistics/developer.csv'), /,'@SUM/);
  for (const name of [...Object.keys(tables), 'cross']) {
    const cells = (parse(await textOf(app, `/statistics/${name}.csv`)) as string[][]).flat();
    for (const cell of cells) assert.doesNotMatch(cell, /^[=+@\t\r]|^-(?!\d)/, name);
  }
});

test('a cross table can be had as a page, as CSV and as JSON, and its edges count every record once', async (t) => {
  const { app } = await furnishedHouse(t);
  const query = '?rows=technology&columns=country&q=recognition';
  const { table } = JSON.parse(await textOf(app, `/statistics/cross.json${query}`));
  const lines = parse(await textOf(app, `/statistics/cross.csv${query}`)) as string[][];
  assert.deepEqual(lines.at(-1)?.at(-1), String(table.total));
  assert.deepEqual(
    lines.slice(1, -1).map((line) => line.slice(2, -1).map(Number)),
    table.cells,
  );
  const page = await textOf(app, `/statistics/cross${query}`);
  const cells = [...page.matchAll(/<td class="number tint-\d"><a href="([^"]+)">(\d+)/g)];
  assert.ok(cells.length > 10);
  for (const [, address = '', said] of cells.slice(0, 20)) {
    const { total } = JSON.parse(await textOf(app, unescaped(address).replace('/records', '/records.json')));
    assert.equal(total, Number(said), address);
  }
});

test('a question that makes no sense is refused in one sentence, and nothing found says so', async (t) => {
  const { app } = await furnishedHouse(t);
  const refused = [
    '?country=ZZ',
    '?sort=newest',
    '?q=%22open',
    '/cross?rows=title',
    '/cross?rows=_submitter',
    '/years.csv?columns=country',
  ];
  for (const rest of refused) assert.equal((await app.request(`/statistics${rest}`)).status, 400, rest);
  for (const rest of ['/toString', '/years', '/toString.csv', '/nothing.json'])
    assert.equal((await app.request(`/statistics${rest}`)).status, 404, rest);
  assert.match(await textOf(app, '/statistics?q=zzzz'), /No record matches, so there is nothing to count/);
  const chip = /<a href="\/statistics\?country=CN"><span class="out">Remove <\/span>Search: /;
  assert.match(await textOf(app, '/statistics?q=recognition&country=CN'), chip);
});

test('the id of something else is no code of an entity field', async (t) => {
  const { app, has } = await furnishedHouse(t);
  for (const id of [has.sensenets, has.source, has.privatePerson]) {
    assert.equal((await app.request(`/statistics?developer=${id}`)).status, 400, id);
  }
});

test('private persons whose names are withheld stand in no ranking; the note says on how many records, and leads there', async (t) => {
  const { world } = await emptyHouse(t);
  const small = smallArrival();
  const standIn = (key: string, text: string): (typeof small.entities)[number] => ({
    key,
    document: { kind: 'group', kindReason: standInReason, names: [{ text }] },
  });
  const entities = [
    ...small.entities,
    standIn('one', 'A private person'),
    standIn('two', 'Family of a private person'),
  ];
  const records = small.records.map((record) => {
    const both = [says('operator', 'one'), says('operator', 'two')];
    const statements = [...record.document.statements, ...(record.key === 'harbour' ? both : both.slice(1))];
    return { ...record, document: { ...record.document, statements } };
  });
  await done(world, takeIn, { ...small, entities, records });
  const app = makeApp(world);
  const csv = await textOf(app, '/statistics/operator.csv');
  assert.deepEqual(
    csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',').slice(0, 1).concat(line.split(',').slice(-2))),
    [
      ['E-1', '1', '0.3333333333333333'],
      ['withheld', '3', '1'],
      ['', '0', '0'],
    ],
  );
  const page = await textOf(app, '/statistics');
  const [, chart = ''] = /<section class="chart" aria-labelledby="operator">(.*?)<\/section>/s.exec(page) ?? [];
  assert.match(chart, /Most often <bdi[^>]*>Acme Vision|None stands on more than one record/);
  assert.doesNotMatch(chart.split('As a table')[0] ?? '', /<li>.*private person/i);
  assert.match(chart, /<a href="\/records\?operator=withheld">3 records<\/a> name a private person here/);
  const { total } = JSON.parse(await textOf(app, '/records.json?operator=withheld'));
  assert.equal(total, 3);
  assert.match(await textOf(app, '/records?operator=withheld'), /Operator: <bdi>Private person, name withheld/);
  const [, family] = /href="(\/entities\/E-\d+)"><bdi[^>]*>Family/.exec(await textOf(app, '/entities')) ?? [];
  assert.doesNotMatch(await textOf(app, String(family)), /href="\/records\?operator=/);
  const id = String(family).split('/').at(-1);
  assert.equal((await app.request(`/records?operator=${id}`)).status, 400, 'they are not told apart');
});
