import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { annotatedArrival } from '../../../test/world/annotated-record.ts';
import { byteFile, everyOf } from '../../../test/world/byte-files.ts';
import { done, temporaryWorld } from '../../../test/world/fake-world.ts';
import { root } from '../../../test/world/process.ts';
import { smallArrival } from '../../../test/world/records.ts';
import { keeper } from '../../core/policy.ts';
import type { World } from '../../core/ports.ts';
import { takeIn } from '../../editorial/take-in.ts';
import { readYamlFiles } from '../../outside/files.ts';
import { type FormatName, formats } from '../../publish/formats.ts';
import { type PublicRecord, publicRecords } from '../../publish/public-record.ts';
import { readCollection } from '../collection/read-collection.ts';
import { runImport } from '../run-import.ts';
import { readCasebook } from './read-casebook.ts';

async function exported(world: World): Promise<readonly PublicRecord[]> {
  const heads = await world.store.heads('record', { limit: 1_000, offset: 0 });
  return everyOf(
    publicRecords(
      world.store,
      heads.map(({ id }) => id),
    ),
  );
}

async function bytesOf(world: World, format: FormatName): Promise<Buffer> {
  async function* records() {
    yield* await exported(world);
  }
  return Buffer.concat(await everyOf(formats[format].write(records())));
}

async function imported(world: World, bytes: Uint8Array, from?: string) {
  const collection = await readCasebook(byteFile(bytes, { name: 'records' }), from);
  return runImport(collection, {
    takeIn: (arrival) => takeIn.perform(world, keeper, arrival),
    progress: () => undefined,
    stop: new AbortController().signal,
  });
}

// What is the same after export, import and export: every document byte for byte, but for the ids, which are drawn anew, and
// the order of sources and entities beside a record, which goes by them. Times, revisions and content hashes are the import's.
function comparable(records: readonly PublicRecord[]): readonly string[] {
  const names = new Map<string, string>();
  for (const { id, document, sources, entities } of records) {
    names.set(id, `record ${document.statements[0]?.value}`);
    for (const { id: key, schema: _, ...source } of sources) names.set(key, `source ${JSON.stringify(source)}`);
    for (const { id: key, schema: _, ...entity } of entities) names.set(key, `entity ${JSON.stringify(entity)}`);
  }
  const named = (text: string): string =>
    text.replace(/"((?:CB|S|E)-\d+)"/g, (whole, id) => JSON.stringify(names.get(id) ?? whole));
  return records.map(({ document, sources, entities }) =>
    [
      named(JSON.stringify(document)),
      ...[...sources, ...entities].map((one) => named(JSON.stringify(one))).sort(),
    ].join('\n'),
  );
}

async function furnished(t: TestContext): Promise<World> {
  const { world } = temporaryWorld(t);
  await done(world, takeIn, readCollection(await readYamlFiles(join(root, 'collection', 'starter'))).arrival);
  await done(world, takeIn, smallArrival());
  await done(world, takeIn, annotatedArrival);
  return world;
}

for (const format of ['ndjson', 'json', 'csv-long'] as const) {
  test(`what is exported as ${format} is the same after it was taken in elsewhere, and a second import changes nothing`, async (t) => {
    const [here, there] = [await furnished(t), temporaryWorld(t).world];
    const bytes = await bytesOf(here, format);
    const report = await imported(there, bytes);
    assert.deepEqual([report.refused, report.stopped], [[], undefined]);
    const before = await exported(here);
    assert.ok(before.length > 10);
    const [expected, found] = [before, await exported(there)].map((records) => [...comparable(records)].sort());
    for (const [at, text] of (expected ?? []).entries()) {
      const other = found?.[at] ?? '';
      const differs = [...text].findIndex((sign, place) => sign !== other[place]);
      if (text !== other) assert.equal(other.slice(differs - 40, differs + 80), text.slice(differs - 40, differs + 80));
    }
    assert.equal(found?.length, expected?.length);
    const sequence = await there.store.sequence();
    const again = await imported(there, bytes);
    assert.deepEqual([again.records.created, again.records.changed, again.records.unchanged], [0, 0, before.length]);
    assert.equal(await there.store.sequence(), sequence);
  });
}

test('records of another Casebook with the same ids are others; a link out of the file is left out and told', async (t) => {
  const [here, there] = [await furnished(t), temporaryWorld(t).world];
  const lines = (await bytesOf(here, 'ndjson')).toString().trim().split('\n');
  const one = lines.find((line) =>
    (JSON.parse(line) as PublicRecord).document.statements.some(({ field }) => field === 'related'),
  );
  assert.ok(one);
  const report = await imported(there, Buffer.from(one), 'a.example');
  assert.equal(report.records.created, 1);
  assert.match(report.remarks.join(), /not in the file were left out: \d/);
  assert.equal((await imported(there, Buffer.from(one), 'b.example')).records.created, 1);
});

test('a line that is no record stays out with its reason, and the others come in', async (t) => {
  const here = await furnished(t);
  const lines = (await bytesOf(here, 'ndjson')).toString().trim().split('\n');
  const there = temporaryWorld(t).world;
  const broken = [lines[0], '{"id":', '{"id":"CB-9","document":{}}', lines[1]].join('\n');
  const report = await imported(there, Buffer.from(broken));
  assert.deepEqual(
    report.refused.map(({ line }) => line),
    [2, 3],
  );
  assert.equal(report.records.created, 2);
});

test('a file that no Casebook wrote is refused in one sentence', async () => {
  for (const text of ['', 'id,title\r\nCB-1,x\r\n', '[]', '{"a":1}'])
    await assert.rejects(readCasebook(byteFile(text, { name: 'x' })), /x/, text);
});
