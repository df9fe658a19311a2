import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, done, temporaryWorld } from '../../test/world/fake-world.ts';
import { says } from '../../test/world/records.ts';
import { acmeId, acmeOnRecord } from '../../test/world/responses.ts';
import type { World } from '../core/ports.ts';
import { editRecord } from '../editorial/review-proposal.ts';
import { withdraw } from '../editorial/withdraw.ts';
import type { Followed } from './followed.ts';
import { happenedAfter, happeningsOf } from './happenings.ts';

const why = { reason: 'It was wrong', credit: 'A test' };

async function change(world: World, place: string, base: number): Promise<void> {
  const changes = [{ field: 'place', after: says('place', place) }];
  await done(world, editRecord, { record: 'CB-1', base, changes, sources: [], entities: [], ...why });
}

const paths = (list: readonly { readonly path: string }[]) => list.map(({ path }) => path);

test('each thing that can be followed tells what happened to it, newest first', async (t) => {
  const { world: bare } = temporaryWorld(t);
  const found = { total: 2, ids: ['CB-2', 'CB-1'], facets: {}, seq: 0 };
  const world = { ...bare, queries: answering(bare.queries, { search: async () => found }) };
  await acmeOnRecord(world);
  await change(world, 'Lyon', 1);
  const told = async (followed: Followed) => paths(await happeningsOf(world, followed));
  assert.deepEqual(await told({ kind: 'record', id: 'CB-1' }), [
    '/records/CB-1/revisions/2',
    '/records/CB-1/revisions/1',
  ]);
  assert.deepEqual(await told({ kind: 'corrections' }), ['/records/CB-1/revisions/2']);
  assert.deepEqual(await told({ kind: 'new' }), ['/records/CB-3', '/records/CB-2', '/records/CB-1']);
  assert.equal((await told({ kind: 'changes' }))[0], '/records/CB-1/revisions/2');
  assert.equal((await told({ kind: 'entity', id: await acmeId(world) }))[0], '/records/CB-1');
  assert.deepEqual(await told({ kind: 'search', q: 'a', filters: {} }), ['/records/CB-1', '/records/CB-2']);
});

test('after a sequence only what is newer is told, and an old record is not told as a new one', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  const seq = await world.store.sequence();
  const told = async (followed: Followed, after = seq) => paths(await happenedAfter(world, followed, after));
  assert.deepEqual(await told({ kind: 'record', id: 'CB-1' }), []);
  await change(world, 'Lyon', 1);
  assert.deepEqual(await told({ kind: 'record', id: 'CB-1' }), ['/records/CB-1/revisions/2']);
  assert.deepEqual(await told({ kind: 'record', id: 'CB-2' }), []);
  assert.deepEqual(await told({ kind: 'new' }), []);
  assert.equal((await told({ kind: 'new' }, 0)).length, 3);
});

test('of a withdrawn record nothing is told but that', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  await change(world, 'Lyon', 1);
  await done(world, withdraw, { id: 'CB-1', base: 2, reason: 'It was no case', credit: 'A test' });
  const told = await happeningsOf(world, { kind: 'record', id: 'CB-1' });
  assert.deepEqual(
    told.map(({ title, text }) => [title, text]),
    [['CB-1, version 3', 'Withdrawn. It was no case']],
  );
});
