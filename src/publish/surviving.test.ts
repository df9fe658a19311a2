import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { taken, why } from '../../test/world/taken.ts';
import { mergeEntities } from '../editorial/merge-entities.ts';
import { mergeRecords } from '../editorial/merge-records.ts';
import { followedAt } from './followed.ts';
import { survivingOf } from './surviving.ts';

testOverEngines(
  'what was merged, also more than once, is followed where it lives on, unless that may not be shown',
  async (t, engine) => {
    const { world } = await newWorld(t, engine);
    await taken(world);
    const now = async (address: string) => {
      const followed = followedAt(address);
      assert.ok(followed);
      const made = await survivingOf(world.store, followed);
      return 'id' in made ? made.id : made.kind;
    };
    assert.deepEqual([await now('/records/CB-3'), await now('/entities/E-1')], ['CB-3', 'E-1']);
    await done(world, mergeRecords, { id: 'CB-3', into: 'CB-2', base: 1, ...why });
    await done(world, mergeRecords, { id: 'CB-2', into: 'CB-1', base: 2, ...why });
    await done(world, mergeEntities, { id: 'E-1', into: 'E-2', base: 1, ...why });
    assert.deepEqual([await now('/records/CB-3'), await now('/entities/E-1')], ['CB-1', 'E-2']);
    assert.deepEqual([await now('/records'), await now('/records/CB-9')], ['new', 'CB-9']);
    await done(world, mergeEntities, { id: 'E-2', into: 'E-3', base: 2, ...why });
    assert.equal(await now('/entities/E-1'), 'E-1', 'the survivor is a private person');
  },
);
