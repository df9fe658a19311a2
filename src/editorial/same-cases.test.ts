import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { says, smallArrival } from '../../test/world/records.ts';
import type { Arrival } from '../core/arrival.ts';
import type { World } from '../core/ports.ts';
import type { Statement } from '../core/statement.ts';
import { sameCases } from './same-cases.ts';
import { takeIn } from './take-in.ts';

const shared = 'https://news.example/1';

function listOf(collection: string, records: Readonly<Record<string, readonly Statement[]>>): Arrival {
  const { sources, reason, credit } = smallArrival();
  const document = (key: string, more: readonly Statement[]) => ({
    language: 'en',
    statements: [says('title', `Of ${key}`), says('type', 'incident'), ...more],
  });
  return {
    ...{ collection, reason, credit, entities: [], sources: sources.filter(({ key }) => key === shared) },
    records: Object.entries(records).map(([key, more]) => ({ key, document: document(key, more) })),
  };
}

async function alike(world: World, arrival: Arrival) {
  const found = await sameCases(world.store, arrival, await done(world, takeIn, arrival));
  return found.map(({ key, id, other, because }) => `${key} ${id} ${other}: ${because}`);
}

const alias = (scheme: string, id: string): Statement => says('alias', { scheme, id });

test('a new record that shares an id elsewhere or a source with another collection is told, once and once only', async (t) => {
  const { world } = temporaryWorld(t);
  assert.deepEqual(await alike(world, smallArrival()), [], 'nothing of another collection is there yet');
  const list = listOf('list', {
    a: [alias('AIAAIC', 'aiaaic0001'), says('place', 'Lyon', { cites: [shared] })],
    b: [says('place', 'Lyon', { cites: [shared] })],
    c: [alias('AIID', 'AIAAIC0001')],
    d: [alias('AIAAIC', 'AIAAIC0001'), alias('list', 'd')],
  });
  assert.deepEqual(await alike(world, list), [
    'a CB-4 CB-1: both are AIAAIC aiaaic0001',
    'b CB-5 CB-1: both cite S-1',
    'd CB-7 CB-1: both are AIAAIC AIAAIC0001',
  ]);
  assert.deepEqual(await alike(world, list), [], 'what came before is not new');
});

test('a source that many other records cite is no sign of one case', async (t) => {
  const { world } = temporaryWorld(t);
  const citing = says('place', 'Lyon', { cites: [shared] });
  await done(world, takeIn, listOf('first', { a: [citing], b: [citing], c: [citing], d: [citing] }));
  assert.deepEqual(await alike(world, listOf('second', { e: [citing] })), []);
});
