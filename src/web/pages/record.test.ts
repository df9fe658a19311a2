import assert from 'node:assert/strict';
import { test } from 'node:test';
import { annotatedArrival } from '../../../test/world/annotated-record.ts';
import { done, temporaryWorld } from '../../../test/world/fake-world.ts';
import { says } from '../../../test/world/records.ts';
import { plus, taken } from '../../../test/world/taken.ts';
import type { Queries } from '../../core/ports.ts';
import { takeIn } from '../../editorial/take-in.ts';
import { makeApp } from '../app.ts';

const forged = { headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' } };

test('a citation gives the permanent address of its version, whatever host a request claims', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  await taken(world, plus('harbour', says('place', 'Rotterdam')));
  const app = makeApp({ ...world, site: () => 'https://cases.example.org' });
  const cited = async (address: string): Promise<string> => {
    const text = await (await app.request(address, forged)).text();
    assert.doesNotMatch(text, /evil/);
    const [, citation = ''] = /<p class="copy">(.*?)<\/p>/s.exec(text) ?? [];
    return citation.replace(/<[^>]+>/g, '');
  };
  const [now, before] = [await cited('/records/CB-1'), await cited('/records/CB-1/revisions/1')];
  assert.match(
    now,
    /“The case of harbour”, CB-1, version 2, 1 January 2026\. Casebook, https:\/\/cases\.example\.org\/records\/CB-1\/revisions\/2$/,
  );
  assert.match(before, /version 1, .*https:\/\/cases\.example\.org\/records\/CB-1\/revisions\/1$/);
  const { page } = (await (await app.request('/records/CB-1.json', forged)).json()) as { page: { address: string } };
  assert.equal(page.address, 'https://cases.example.org/records/CB-1/revisions/2');
});

test('equal judgements are one row, different ones stand side by side, and nobody is left out', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, takeIn, annotatedArrival);
  const text = await (await makeApp(world).request('/records/CB-1')).text();
  const row = (field: string): string => new RegExp(`<tr id="${field}">.*?</tr>`, 's').exec(text)?.[0] ?? '';
  const count = (part: string, pattern: RegExp): number => part.match(pattern)?.length ?? 0;
  for (const field of ['country', 'lives_lost', 'cset_deployed', 'cset_task']) {
    assert.equal(count(row(field), /class="claim/g), 1, field);
    assert.match(row(field), /<summary[^>]*><bdi>CSET<\/bdi> and 3 annotators agree/, field);
    assert.doesNotMatch(row(field), /class="versions"|class="rank"/, field);
  }
  assert.equal(count(row('cset_minor'), /class="claim/g), 2);
  assert.match(row('cset_minor'), /class="versions"[\s\S]*class="rank">preferred[\s\S]*and 2 annotators agree/);
  for (const field of ['country', 'lives_lost', 'cset_deployed', 'cset_minor', 'cset_task']) {
    for (const by of ['CSET', 'CSET annotator 001', 'CSET annotator 002', 'CSET annotator 005'])
      assert.match(row(field), new RegExp(`<p class="by"><bdi>${by}</bdi> <span class="cites">`), `${field}: ${by}`);
    assert.equal(count(row(field), /Annotation in progress/g), 1, field);
  }
});

test('what was done to a title or summary is said beside it', async (t) => {
  const { world } = temporaryWorld(t);
  const arrival = annotatedArrival;
  const statements = (['title', 'summary'] as const).map((field) => ({
    ...says(field, `A ${field}`),
    lang: 'en',
    note: `Of the ${field}.`,
  }));
  await done(world, takeIn, {
    ...arrival,
    records: arrival.records.map((record) => ({
      ...record,
      document: {
        ...record.document,
        statements: [
          ...record.document.statements.filter(({ field }) => field !== 'title' && field !== 'summary'),
          ...statements,
        ],
      },
    })),
  });
  const text = await (await makeApp(world).request('/records/CB-1')).text();
  assert.match(text, /<h1[^>]*>A title<\/h1>\s*<p class="aside" dir="auto">Of the title\.<\/p>/);
  assert.match(text, /<p class="aside" dir="auto">Of the summary\.<\/p>/);
});

test('an id elsewhere may be a word that every object knows', async (t) => {
  const { world } = temporaryWorld(t);
  const words = ['Constructor', 'toString', '__proto__'];
  const aliases = words.map((id) => says('alias', { scheme: 'OTHER', id }));
  await taken(world, plus('harbour', ...aliases));
  const app = makeApp(world);
  const page = async (): Promise<string> => {
    const answer = await app.request('/records/CB-1');
    assert.equal(answer.status, 200);
    return answer.text();
  };
  assert.doesNotMatch(await page(), /also <a/);
  await taken(world, { collection: 'second', ...plus('harbour', ...aliases) });
  for (const word of words)
    assert.match(await page(), new RegExp(`OTHER ${word}[^\\n]*?>also <a href="/records/CB-4">CB-4</a>`));
});

test('an id written small leads to the record, and to nothing where there is none', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  const app = makeApp(world);
  const small = await app.request('/records/cb-1');
  assert.deepEqual([small.status, small.headers.get('location')], [301, '/records/CB-1']);
  assert.equal((await app.request('/records/cb-1.json')).headers.get('location'), '/records/CB-1.json');
  for (const path of ['/records/cb-99', '/records/Cb-1', '/records/cb-01'])
    assert.equal((await app.request(path)).status, 404, path);
});

test('a record that an editor related is not listed again among those that are alike', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  const shared = [{ code: 'incident', here: ['type'], there: ['type'] }];
  const found = ['CB-1', 'CB-2', 'CB-3'].map((id) => ({ id, score: 1, shared }));
  const queries: Queries = { ...world.queries, related: async () => found, asOf: () => queries };
  const text = await (await makeApp({ ...world, queries }).request('/records/CB-3')).text();
  const listed = text.match(/<a href="\/records\/CB-\d">/g);
  assert.deepEqual(listed, ['<a href="/records/CB-1">', '<a href="/records/CB-2">']);
});
