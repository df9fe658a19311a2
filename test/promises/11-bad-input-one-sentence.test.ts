import assert from 'node:assert/strict';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { routes } from '../../src/web/routes.ts';
import { writeCollection } from '../world/copied-house.ts';
import { testOverEngines } from '../world/engines.ts';
import { temporaryDirectory } from '../world/fake-world.ts';
import { figure, isLong } from '../world/figures.ts';
import { countIn } from '../world/invariants.ts';
import { faultsOf, INSIDE, nasty } from '../world/odd-input.ts';
import { type App, furnishedHouse, plantedApp } from '../world/open-house.ts';
import { casebook } from '../world/process.ts';

const PROMISE = '11-bad-input-one-sentence';
const RUNS = isLong ? 10_000 : 600;
const names = [...new Set(routes.flatMap(({ query }) => query)), 'nothing', '__proto__', 'constructor'];
const written = fc.tuple(nasty, fc.boolean()).map(([text, isRaw]) => {
  const isClean = isRaw && /^[\x21-\x7e]*$/.test(text) && !/[#?&\\]/.test(text);
  return isClean ? text : encodeURIComponent(text.toWellFormed());
});
const path = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('/records', '/entities', '/', '/records/CB-1/history', '/entities/E-1') },
  fc
    .constantFrom(...routes.map((route) => route.path))
    .chain((pattern) => written.map((text) => pattern.replace(/:\w+/g, () => text))),
  fc.array(written, { maxLength: 4 }).map((parts) => `/${parts.join('/')}`),
);
const query = fc.array(fc.tuple(fc.constantFrom(...names), written), { maxLength: 4 });
const address = fc
  .tuple(path, fc.constantFrom('', '', '', '.json', '.json', '.json.json', '/'), query)
  .map(([place, end, asked]) => {
    const parts = asked.map(([name, value]) => `${name}=${value}`).join('&');
    return `${place.startsWith('/') ? '' : '/'}${place.replace(/^\/+/, '/')}${end}${parts === '' ? '' : `?${parts}`}`;
  });

// Each parameter of each page with what one of the databases does not take; chance alone rarely meets all of them.
const zeroes = routes.flatMap(({ path: pattern, query: takes }) =>
  takes.map((name) => `${pattern.replace(/:\w+/g, 'CB-1')}?${name}=%00`),
);

testOverEngines(`${PROMISE}: no address, however odd, gives more than a clear refusal`, async (t, engine) => {
  const { app } = await furnishedHouse(t, engine);
  // From the first answer of a search on, /readyz is as calm as all others.
  assert.equal((await app.request('/records?q=face')).status, 200);
  const statuses = new Map<number, number>();
  const property = fc.asyncProperty(address, async (asked) => {
    const { status } = await app.request(asked);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    assert.deepEqual(await faultsOf(app, asked), [], asked);
  });
  for (const asked of zeroes) assert.deepEqual(await faultsOf(app, asked), [], asked);
  await fc.assert(property, { numRuns: RUNS, verbose: fc.VerbosityLevel.None });
  for (const status of [200, 400, 404]) assert.ok((statuses.get(status) ?? 0) > 10, `too few answers were ${status}`);
  const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${count} x ${status}`);
  figure(PROMISE, `${engine.name}: ${RUNS} odd addresses: ${counts.join(', ')}; 0 stacks`);
});

test(`${PROMISE}: planted fault: an answer that shows its inside is found`, async (t) => {
  const { world } = await furnishedHouse(t);
  const broken = { ...world, store: { ...world.store, head: () => Promise.reject(new TypeError('planted')) } };
  const found = await faultsOf(plantedApp(broken, []), '/records/CB-1');
  assert.deepEqual(found, ['500'], 'a fault of ours is found, and even then nothing of the inside is told');
  const talkative = {
    request: async () =>
      new Response(`<main><h1>Error.</h1><pre>${new Error('x').stack}</pre></main>`, { status: 404 }),
  };
  assert.match(
    (await faultsOf(talkative as unknown as App, '/x')).join(),
    /tells of the inside[\s\S]*names a directory/,
  );
  const silent = { request: async () => new Response('<main><h1>404</h1></main>', { status: 404 }) };
  assert.deepEqual(await faultsOf(silent as unknown as App, '/x'), ['no sentence for the reader']);
});

type Outcome = { readonly code: number | null; readonly lines: readonly string[]; readonly errors: readonly string[] };

// A refusal at the command line: one sentence, an exit code, nothing of the inside.
function poorRefusal({ code, errors, lines }: Outcome): readonly string[] {
  const faults: string[] = [];
  if (code === 0 || code === null) faults.push(`exit code ${code}`);
  if (errors.length !== 1) faults.push(`${errors.length} lines: ${errors.join(' / ').slice(0, 200)}`);
  if (INSIDE.test(errors.join('\n'))) faults.push('tells of the inside');
  if (!/^casebook: [^.]+\S.*[.)]?$/.test(errors[0] ?? '')) faults.push('no sentence');
  if (lines.some((line) => /open at|created/.test(line))) faults.push('went on');
  return faults;
}

async function busyPort(t: TestContext): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  t.after(() => server.close());
  const place = server.address();
  return typeof place === 'object' && place ? place.port : 0;
}

test(`${PROMISE}: a command that cannot be carried out says so in one sentence`, async (t) => {
  const data = temporaryDirectory(t);
  const started = await casebook(['import', 'collection', writeCollection(temporaryDirectory(t), [])], {
    CASEBOOK_DATA: data,
  });
  assert.equal(started.code, 0);
  const newer = temporaryDirectory(t);
  cpSync(join(data, 'casebook.db'), join(newer, 'casebook.db'));
  const db = new DatabaseSync(join(newer, 'casebook.db'));
  db.exec('pragma user_version = 9999; create table later (x)');
  db.close();
  const other = temporaryDirectory(t);
  writeFileSync(join(other, 'casebook.db'), 'This is not a database, but a letter to somebody.'.repeat(100));
  const file = join(temporaryDirectory(t), 'file');
  writeFileSync(file, '');
  const cases: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>, RegExp])[] = [
    ['a newer database', ['serve'], { CASEBOOK_DATA: newer }, /newer/],
    ['another file', ['serve'], { CASEBOOK_DATA: other }, /not a Casebook database/],
    ['a port in use', ['serve'], { CASEBOOK_DATA: data, PORT: String(await busyPort(t)) }, /already in use/],
    ['no port', ['serve'], { CASEBOOK_DATA: data, PORT: 'abc' }, /not a port/],
    ['no such host', ['serve'], { CASEBOOK_DATA: data, PORT: '0', HOST: '192.0.2.1' }, /no address/],
    ['a directory that cannot be made', ['start'], { CASEBOOK_DATA: join(file, 'data') }, /cannot be written/],
    ['an unknown command', ['startt'], { CASEBOOK_DATA: data }, /not a command/],
    ['a missing reason', ['withdraw', 'CB-1'], { CASEBOOK_DATA: data }, /reason/i],
    ['an unknown record', ['withdraw', 'CB-99', '--reason', 'x'], { CASEBOOK_DATA: data }, /CB-99/],
    ['a merge into itself', ['merge', 'CB-1', '--into', 'CB-1', '--reason', 'x'], { CASEBOOK_DATA: data }, /itself/],
    ['no such collection', ['import', 'collection', join(file, 'x')], { CASEBOOK_DATA: data }, /director/],
    ['a bad prefix', ['start'], { CASEBOOK_DATA: join(data, 'new'), CASEBOOK_PREFIX: 'a-1' }, /PREFIX/],
  ];
  for (const [what, args, env, words] of cases) {
    const outcome = await casebook(args, { PORT: '0', ...env });
    assert.deepEqual(poorRefusal(outcome), [], what);
    assert.match(outcome.errors[0] ?? '', words, what);
  }
  assert.equal(await countIn(join(data, 'casebook.db'), `select count(*) from document where state = 'published'`), 2);
  figure(PROMISE, `${cases.length} commands refused in one sentence each`);
});

const brokenStatements: Readonly<Record<string, readonly [string, RegExp]>> = {
  'broken YAML': ['{ field: place, value: "Oslo }', /trial\.yaml, line \d+/],
  'an unknown field': ['{ field: plcae, value: Oslo }', /line 8.*plcae/],
  'an unknown code': ['{ field: country, value: XX }', /line 8.*country/],
  'a source that is not there': ['{ field: place, value: Oslo, cites: [S9] }', /line 8.*S9/],
  'an entity that is not there': ['{ field: operator, value: nobody }', /line 8.*nobody/],
  'neither value nor reason': ['{ field: place }', /line 8.*value/],
  'an impossible date': ['{ field: occurred, value: "2019-13" }', /line 8.*date/],
  'deprecated without a note': ['{ field: place, value: Oslo, rank: deprecated }', /line 8.*note/],
};

test(`${PROMISE}: a broken collection file is refused with line and reason, and nothing is half-loaded`, async (t) => {
  const data = temporaryDirectory(t);
  const tables = ['document', 'revision', 'origin', 'card', 'draft', 'entity_line'];
  const counts = tables.map((name) => `(select count(*) from ${name})`);
  const rows = (): Promise<number> => countIn(join(data, 'casebook.db'), `select ${counts.join(' + ')}`);
  for (const [what, [statement, words]] of Object.entries(brokenStatements)) {
    const collection = writeCollection(temporaryDirectory(t), [statement]);
    // Another record, without a fault, must not come in either.
    mkdirSync(join(collection, 'records'), { recursive: true });
    writeFileSync(
      join(collection, 'records', 'a-good.yaml'),
      'key: good\nlanguage: en\nsources: {}\nstatements:\n  - { field: title, value: Good, lang: en }\n  - { field: type, value: incident }\n',
    );
    const outcome = await casebook(['import', 'collection', collection], { CASEBOOK_DATA: data });
    assert.deepEqual(poorRefusal(outcome), [], what);
    assert.match(outcome.errors[0] ?? '', words, what);
  }
  // The files are checked before the database is opened, so there may be none yet.
  const good = writeCollection(temporaryDirectory(t), ['{ field: place, value: Oslo }']);
  assert.equal((await casebook(['import', 'collection', good], { CASEBOOK_DATA: data })).code, 0);
  // One record and one source, each with a document, a revision and its key; the source's shared key; the record's card.
  assert.equal(await rows(), 2 + 2 + 3 + 1);
  figure(
    PROMISE,
    `${Object.keys(brokenStatements).length} broken files refused with line and reason, 0 rows of them kept`,
  );
});

test(`${PROMISE}: planted fault: a command that prints a stack, or goes on, is found`, () => {
  const stack = (new TypeError('planted').stack ?? '').split('\n');
  assert.deepEqual(poorRefusal({ code: 1, lines: [], errors: stack }).slice(1), ['tells of the inside', 'no sentence']);
  assert.match(
    poorRefusal({ code: 0, lines: ['records: 1 created'], errors: [] }).join(),
    /exit code 0,0 lines: ,no sentence,went on/,
  );
});
