import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Hono } from 'hono';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { says, smallArrival } from '../../test/world/records.ts';
import { plus, taken, why } from '../../test/world/taken.ts';
import type { Arrival } from '../core/arrival.ts';
import type { World } from '../core/ports.ts';
import { mergeEntities } from '../editorial/merge-entities.ts';
import { mergeRecords } from '../editorial/merge-records.ts';
import { takeIn } from '../editorial/take-in.ts';
import { withdraw } from '../editorial/withdraw.ts';
import { makeApp } from './app.ts';
import type { ShownRecord } from './shown-record.ts';

const [HARBOUR, RIDGE, VALLEY] = ['CB-1', 'CB-2', 'CB-3'] as const;

async function house(t: TestContext, change: Partial<Arrival> = {}): Promise<{ world: World; app: Hono }> {
  const { world } = temporaryWorld(t);
  await taken(world, change);
  return { world, app: makeApp(world) };
}

const dock = [says('title', 'Dock'), says('type', 'incident'), says('operator', 'ltd')];

const base = async (world: World, id: string): Promise<number> => (await world.store.head(id))?.revision ?? 0;

async function merge(world: World, id: string, into: string): Promise<void> {
  await done(world, mergeRecords, { id, into, base: await base(world, id), ...why });
}

async function relatedTo(app: Hono, id: string): Promise<readonly string[]> {
  const { related } = (await (await app.request(`/records/${id}.json`)).json()) as ShownRecord;
  return related.map(({ relation, card }) => `${relation} ${card.id}`);
}

test('what was merged into a record is withdrawn with it: no version, history or bytes stay readable', async (t) => {
  const { world, app } = await house(t);
  await merge(world, HARBOUR, RIDGE);
  const parts = ['history', 'history.json', 'revisions/1', 'revisions/1.json', 'revisions/1/canonical.json'];
  const statuses = async (): Promise<number[]> =>
    Promise.all(parts.map(async (part) => (await app.request(`/records/${HARBOUR}/${part}`)).status));
  assert.deepEqual(await statuses(), [200, 200, 200, 200, 200]);
  await merge(world, RIDGE, VALLEY);
  assert.deepEqual(await statuses(), [200, 200, 200, 200, 200]);
  await done(world, withdraw, { id: VALLEY, base: await base(world, VALLEY), ...why });
  assert.deepEqual(await statuses(), [410, 410, 410, 410, 410]);
  assert.match(await (await app.request(`/records/${HARBOUR}/history`)).text(), /withdrawn[\s\S]*For a test/);
});

test('a relation to a merged record is not lost: it leads to where that record went', async (t) => {
  const { world, app } = await house(t);
  assert.deepEqual(await relatedTo(app, VALLEY), [`similar ${HARBOUR}`]);
  await merge(world, HARBOUR, RIDGE);
  assert.deepEqual(await relatedTo(app, VALLEY), [`similar ${RIDGE}`]);
});

test('two relations that now lead to one record are shown once, and none leads to the record itself', async (t) => {
  const related = says('related', { record: 'ridge', relation: 'similar' });
  const { world, app } = await house(t, plus('valley', related));
  assert.deepEqual(await relatedTo(app, VALLEY), [`similar ${HARBOUR}`, `similar ${RIDGE}`]);
  await merge(world, HARBOUR, RIDGE);
  assert.deepEqual(await relatedTo(app, VALLEY), [`similar ${RIDGE}`]);
  await merge(world, RIDGE, VALLEY);
  assert.deepEqual(await relatedTo(app, VALLEY), []);
});

test('the page, the data and the feeds of an entity that was merged lead to the one it went into', async (t) => {
  const { world, app } = await house(t);
  const names = [{ text: 'Acme Vision Ltd' }];
  const records = [{ key: 'dock', document: { language: 'en', statements: dock } }];
  const entities = [{ key: 'ltd', document: { kind: 'organisation' as const, names } }];
  await done(world, takeIn, smallArrival({ collection: 'second', sources: [], entities, records }));
  const answers = ['', '.json', '/feed.atom', '/feed.json'].map((end) => `/entities/E-4${end}`);
  const seen = async (): Promise<readonly (readonly [number, string | null])[]> =>
    Promise.all(
      answers.map(async (address) => {
        const { status, headers } = await app.request(address);
        return [status, headers.get('location')] as const;
      }),
    );
  assert.deepEqual(await seen(), Array(4).fill([200, null]));
  await done(world, mergeEntities, { id: 'E-4', into: 'E-1', base: 1, reason: 'One house' });
  assert.deepEqual(
    await seen(),
    answers.map((address) => [301, address.replace('E-4', 'E-1')]),
  );
});
