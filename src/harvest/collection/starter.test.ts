import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { done, temporaryWorld } from '../../../test/world/fake-world.ts';
import { takeIn } from '../../editorial/take-in.ts';
import { readYamlFiles } from '../../outside/files.ts';
import { readCollection } from './read-collection.ts';

const directory = fileURLToPath(new URL('../../../collection/starter', import.meta.url));
const { settings, arrival } = readCollection(await readYamlFiles(directory));

test('the starter collection reads, and features a record of its own', () => {
  assert.ok(arrival.records.length > 0);
  assert.ok(arrival.records.some((record) => record.key === settings.featured));
});

test('each starter record stands on two sources that can be looked up, and each source is cited', () => {
  const addressed = new Set(arrival.sources.filter((source) => source.document.url).map((source) => source.key));
  const cited = new Set<string>();
  for (const { key, document } of arrival.records) {
    const own = new Set(document.statements.flatMap((statement) => statement.cites));
    assert.ok([...own].filter((source) => addressed.has(source)).length >= 2, key);
    for (const source of own) cited.add(source);
  }
  assert.deepEqual(
    arrival.sources.map((source) => source.key).filter((key) => !cited.has(key)),
    [],
  );
});

test('each entity of the starter collection is named by a record, and none is a private person', () => {
  const values = new Set(arrival.records.flatMap(({ document }) => document.statements.map((one) => one.value)));
  assert.deepEqual(
    arrival.entities.map((entity) => entity.key).filter((key) => !values.has(key)),
    [],
  );
  assert.ok(arrival.entities.every((entity) => entity.document.kind !== 'private-person'));
});

test('the starter collection can be taken in, and the second time changes nothing', async (t) => {
  const { world } = temporaryWorld(t);
  const first = await done(world, takeIn, arrival);
  assert.ok(first.every((one) => one.outcome === 'created'));
  const again = await done(world, takeIn, arrival);
  assert.deepEqual(
    again.filter((one) => one.outcome !== 'unchanged'),
    [],
  );
});
