import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { says, smallArrival } from '../../test/world/records.ts';
import { recordNow, refusal, taken } from '../../test/world/taken.ts';
import { bestValues } from '../core/statement.ts';
import { mergeEntities } from './merge-entities.ts';
import { takeIn } from './take-in.ts';
import { verifyStore } from './verify.ts';

const reason = 'For a test';
const second = smallArrival({
  collection: 'second',
  entities: [{ key: 'ltd', document: { kind: 'organisation', names: [{ text: 'Acme Vision Ltd' }] } }],
  sources: [],
  records: [
    {
      key: 'dock',
      document: {
        language: 'en',
        statements: [says('title', 'Dock'), says('type', 'incident'), says('operator', 'ltd')],
      },
    },
  ],
});

testOverEngines(
  'of two entities that are one, the records name the survivor, also after another import',
  async (t, engine) => {
    const { world } = await newWorld(t, engine);
    await taken(world);
    await done(world, takeIn, second);
    const merged = await done(world, mergeEntities, { id: 'E-4', into: 'E-1', base: 1, reason });
    assert.deepEqual(merged, { id: 'E-4', into: 'E-1', records: 1 });
    assert.deepEqual(bestValues((await recordNow(world, 'CB-4')).statements, 'operator'), ['E-1']);
    const [survivor] = await world.store.current(['E-1']);
    assert.ok(survivor?.schema === 'casebook.entity/1');
    assert.deepEqual(
      survivor.names.map(({ text }) => text),
      ['Acme Vision', 'Acme Vision Ltd'],
    );
    assert.equal((await world.store.head('E-4'))?.mergedInto, 'E-1');
    const names = (await world.store.entities({ limit: 9, offset: 0 })).lines.map(({ entity }) => entity.id);
    assert.ok(!names.includes('E-4'));
    await done(world, takeIn, second);
    assert.deepEqual(bestValues((await recordNow(world, 'CB-4')).statements, 'operator'), ['E-1']);
    assert.equal((await world.store.head('CB-4'))?.revision, 2);
    await assert.rejects(
      done(world, mergeEntities, { id: 'E-4', into: 'E-1', base: 2, reason }),
      refusal('wrong-state'),
    );
    const { doubts, first } = await verifyStore(world.store);
    assert.equal(doubts, 0, first.join('\n'));
  },
);
