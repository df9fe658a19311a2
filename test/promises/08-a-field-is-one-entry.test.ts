import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { copiedHouse, writeCollection } from '../world/copied-house.ts';
import { crawl, served } from '../world/crawl.ts';
import { testOverEngines } from '../world/engines.ts';
import { figure } from '../world/figures.ts';
import { environmentOf, nodeFlags, root, serveCasebook } from '../world/process.ts';

const PROMISE = '08-a-field-is-one-entry';
const ENTRY = "trial_result: codes('access-condition')('Trial result', 'A field that only this test has.'),";
const CANARY = 'qzxvkanari';
const hidden = [
  "inner_remark: many('text')('Inner remark', 'For editors.', { visible: 'editors' }),",
  "inner_code: codes('discovery-method')('Inner code', 'For editors.', { visible: 'editors' }),",
];

function command(house: string, args: readonly string[], place: string) {
  const env = { ...process.env, DATABASE_URL: '', ...environmentOf(place) };
  const all = [...nodeFlags, join(house, 'src', 'main.ts'), ...args];
  return spawnSync(process.execPath, all, { encoding: 'utf8', cwd: house, env });
}

// Takes a record in, and then again with other values, so that there is a history to tell.
function takeIn(house: string, versions: readonly (readonly string[])[], place = join(house, 'data')): void {
  for (const statements of versions) {
    const run = command(house, ['import', 'collection', writeCollection(house, statements)], place);
    assert.equal(run.status, 0, run.stderr);
  }
}

async function open(t: TestContext, house: string, place = join(house, 'data')): Promise<string> {
  const { address, stop } = await serveCasebook('serve', place, house);
  t.after(stop);
  return address;
}

// Where a new field must show without anything but its entry; returns the places where it does not.
async function missingAt(own: string): Promise<readonly string[]> {
  const text = async (address: string): Promise<string> => (await fetch(own + address)).text();
  const total = async (query: string): Promise<number> => JSON.parse(await text(`/records.json?${query}`)).total ?? -1;
  const record = JSON.parse(await text('/records/CB-1.json'));
  const places: Readonly<Record<string, boolean>> = {
    'record page': /Trial result[\s\S]*?No authentication/i.test(await text('/records/CB-1')),
    'JSON twin': record.record.statements.some((one: { field: string }) => one.field === 'trial_result'),
    facets: /<summary>Trial result/.test(await text('/records')),
    filter: (await total('trial_result=no-authentication')) === 1 && (await total('trial_result=insider')) < 1,
    'field:value': (await total('q=trial_result:no-authentication')) === 1,
    'field:name': (await total(`q=${encodeURIComponent('trial_result:"No authentication"')}`)) === 1,
    'JSON Schema': (await text('/schema/record-1.json')).includes('"trial_result"'),
    'history diff': /Trial result/.test(await text('/records/CB-1/history')),
    'words of the record': (await total('q=shibboleth')) === 1,
  };
  return Object.keys(places).filter((place) => !places[place]);
}

const first = ['{ field: trial_result, value: weak-credentials, cites: [S1] }'];
const second = ['{ field: trial_result, value: no-authentication, cites: [S1], note: A shibboleth of this test. }'];

testOverEngines(`${PROMISE}: one entry in the registry is enough for a new field`, async (t, engine) => {
  const house = copiedHouse(t, [ENTRY]);
  const changed = spawnSync('diff', ['-r', join(root, 'src'), join(house, 'src')], { encoding: 'utf8' }).stdout;
  assert.deepEqual(
    changed.split('\n').filter((line) => /^[<>]/.test(line)),
    [`>     ${ENTRY}`],
  );
  const address = await engine.newDatabase(t).address();
  const place = engine.name === 'sqlite' ? dirname(address) : address;
  takeIn(house, [first, second], place);
  assert.deepEqual(await missingAt(await open(t, house, place)), []);
  figure(PROMISE, `${engine.name}: 1 line in 1 file; shown in 9 of 9 places`);
});

test(`${PROMISE}: planted fault: without the entry, or with half of one, the field is missing`, async (t) => {
  const without = copiedHouse(t, []);
  const run = command(without, ['import', 'collection', writeCollection(without, first)], join(without, 'data'));
  assert.equal(run.status, 1);
  assert.match(run.stderr, /"trial_result" is not the name of a field/);
  const half = copiedHouse(t, [ENTRY.replace("codes('access-condition')", "many('text')")]);
  takeIn(half, [first, second]);
  assert.deepEqual(await missingAt(await open(t, half)), ['record page', 'facets', 'filter']);
});

async function leaks(own: string): Promise<readonly string[]> {
  const asked = [
    `/records?q=inner_remark:${CANARY.slice(0, 5)}*`,
    `/records?q=${CANARY.slice(0, 5)}*`,
    '/records?inner_code=researcher',
  ];
  const pages = await crawl(served(own), [
    ...asked,
    '/records/CB-1/revisions/1/canonical.json',
    '/records/CB-1/revisions/2',
  ]);
  assert.ok(pages.size > 40 && pages.get('/records/CB-1')?.status === 200);
  const found = JSON.parse(pages.get(`${asked[1]?.replace('?', '.json?')}`)?.text ?? '{}').total;
  const words = found === 0 ? [] : [`a search finds ${found} records by the hidden word`];
  return [...words, ...[...pages].filter(([, { text }]) => text.includes(CANARY)).map(([address]) => address)];
}

const remarks = ['one', 'two'].map((word) => [
  `{ field: inner_remark, value: ${CANARY} ${word}, by: ${CANARY}, note: ${CANARY}, raw: ${CANARY}, cites: [S1] }`,
  '{ field: inner_code, value: researcher }',
]);

test(`${PROMISE}: a field for editors never leaves; planted fault: the same field without that mark does`, async (t) => {
  const house = copiedHouse(t, hidden);
  takeIn(house, remarks);
  const own = await open(t, house);
  assert.deepEqual(await leaks(own), []);
  assert.doesNotMatch(await (await fetch(`${own}/records`)).text(), /Inner code/);
  const open_ = copiedHouse(
    t,
    hidden.map((entry) => entry.replace(", { visible: 'editors' }", '')),
  );
  takeIn(open_, remarks);
  const found = (await leaks(await open(t, open_))).join('\n');
  assert.match(found, /a search finds 1/);
  assert.match(found, /^\/records\/CB-1\.json$/m);
  assert.match(found, /^\/records\/CB-1\/history$/m);
});
