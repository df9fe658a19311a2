import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { says, smallArrival } from '../../test/world/records.ts';
import { recordNow, refusal, taken } from '../../test/world/taken.ts';
import type { World } from '../core/ports.ts';
import { bestValues } from '../core/statement.ts';
import { changeEntity } from './change-entity.ts';
import { mergeEntities } from './merge-entities.ts';
import { editRecord } from './review-proposal.ts';
import { takeIn } from './take-in.ts';
import { unmergeEntity } from './unmerge-entity.ts';
import { verifyStore } from './verify.ts';

const reason = 'For a test';
const second = smallArrival({
  collection: 'second',
  entities: [{ key: 'ltd', document: { kind: 'organisation', names: [{ text: 'Acme Vision Ltd' }] } }],
  sources: [],
  records: ['dock', 'quay'].map((key) => ({
    key,
    document: {
      language: 'en',
      statements: [says('title', key), says('type', 'incident'), says('operator', 'ltd')],
    },
  })),
});

const operatorOf = async (world: World, id: string) => bestValues((await recordNow(world, id)).statements, 'operator');

testOverEngines(
  'a merge of entities is undone: both live again, and records name whom they named',
  async (t, engine) => {
    const { world } = await newWorld(t, engine);
    await taken(world);
    await done(world, takeIn, second);
    const [before] = await world.store.current(['E-1']);
    const one = await recordNow(world, 'CB-1');
    await assert.rejects(done(world, unmergeEntity, { id: 'E-4', base: 1, reason }), refusal('wrong-state'));
    await done(world, mergeEntities, { id: 'E-4', into: 'E-1', base: 1, reason });
    await assert.rejects(done(world, unmergeEntity, { id: 'E-4', base: 1, reason }), refusal('conflict'));
    const back = await done(world, unmergeEntity, { id: 'E-4', base: 2, reason: 'They are two' });
    assert.deepEqual(back, { id: 'E-4', from: 'E-1', records: 2 });
    assert.deepEqual(await operatorOf(world, 'CB-4'), ['E-4']);
    assert.deepEqual(await world.store.current(['E-1']), [before]);
    assert.deepEqual(await recordNow(world, 'CB-1'), one);
    const head = await world.store.head('E-4');
    assert.deepEqual([head?.state, head?.mergedInto, head?.revision], ['published', undefined, 3]);
    assert.match((await world.store.history('CB-4'))[0]?.reason ?? '', /^Unmerged E-4 from E-1: They are two$/);
    const names = (await world.store.entities({ limit: 9, offset: 0 })).lines.map(({ entity }) => entity.id);
    assert.ok(names.includes('E-4') && names.includes('E-1'));
    assert.deepEqual((await verifyStore(world.store)).first, []);
  },
);

testOverEngines('what was changed since a merge of entities stays as it was changed', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  await done(world, takeIn, second);
  await done(world, mergeEntities, { id: 'E-4', into: 'E-1', base: 1, reason });
  const names = ['Acme Eyes', 'Acme Vision', 'Acme Vision Ltd'].map((text) => ({ text }));
  await done(world, changeEntity, { id: 'E-1', base: 2, kind: 'organisation', names, reason });
  const [operator] = (await recordNow(world, 'CB-5')).statements.filter(({ field }) => field === 'operator');
  const changes = [{ field: 'operator', before: operator, after: { ...operator, note: 'As the register says' } }];
  await done(world, editRecord, { record: 'CB-5', base: 2, changes, sources: [], entities: [], reason });
  assert.equal((await done(world, unmergeEntity, { id: 'E-4', base: 2, reason })).records, 1);
  assert.deepEqual([await operatorOf(world, 'CB-4'), await operatorOf(world, 'CB-5')], [['E-4'], ['E-1']]);
  const [survivor] = await world.store.current(['E-1']);
  assert.deepEqual(survivor?.schema === 'casebook.entity/1' && survivor.names, names.slice(0, 2));
  assert.deepEqual((await verifyStore(world.store)).first, []);
});
