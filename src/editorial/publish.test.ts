import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { recordOf, says } from '../../test/world/records.ts';
import { recordNow, refusal, taken, why } from '../../test/world/taken.ts';
import { keeper } from '../core/policy.ts';
import { publishRevision } from './publish.ts';
import { publishedRecord } from './published-record.ts';

testOverEngines('sixteen writers at once lose no update', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  const addPlace = async (place: string): Promise<number> => {
    for (let attempt = 1; ; attempt += 1) {
      const { head, document: found } = await publishedRecord(world.store, 'CB-1');
      const changed = { ...found, statements: [...found.statements, says('place', place)] };
      const plan = { document: changed, base: head.revision, ...why };
      const work = world.store.transaction((tx) => publishRevision(plan, { tx, world, actor: keeper }));
      if (
        await work.then(
          () => true,
          (error) => !refusal('conflict')(error) && Promise.reject(error),
        )
      )
        return attempt;
    }
  };
  const places = Array.from({ length: 16 }, (_, n) => `Place ${n}`);
  const attempts = await Promise.all(places.map(addPlace));
  assert.ok(Math.max(...attempts) > 1, 'the writers did meet');
  const kept = (await recordNow(world, 'CB-1')).statements
    .filter((one) => one.field === 'place')
    .map((one) => one.value);
  assert.deepEqual(kept.sort(), places.sort());
  assert.equal((await world.store.history('CB-1')).length, 17);
});

testOverEngines('a revision needs a reason, and its salt is fresh', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  const publish = (id: string, reason: string) =>
    world.store.transaction((tx) =>
      publishRevision({ document: recordOf(id), base: 0, reason, credit: 'A test' }, { tx, world, actor: keeper }),
    );
  await assert.rejects(publish('CB-1', ' '), refusal('bad-input'));
  assert.deepEqual([await publish('CB-1', 'First'), await publish('CB-2', 'First')], [1, 1]);
  const [one, two] = [await world.store.revision('CB-1'), await world.store.revision('CB-2')];
  assert.notDeepEqual(one?.salt, two?.salt);
});
