import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { says } from '../../test/world/records.ts';
import { recordNow, refusal, taken } from '../../test/world/taken.ts';
import { bestValues } from '../core/statement.ts';
import { startRecord } from './start-record.ts';

const reason = 'A newspaper tells of it';

testOverEngines('a record is started from a source that is stored already', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  const statements = [says('title', 'From a source', { cites: ['S-1'] }), says('type', 'incident')];
  const record = { language: 'en', statements };
  const { id } = await done(world, startRecord, { sources: [], entities: [], record, reason });
  assert.deepEqual(bestValues((await recordNow(world, id)).statements, 'title'), ['From a source']);
  const wrong = { language: 'en', statements: [says('title', 'No type'), says('place', 'Lyon')] };
  await assert.rejects(
    done(world, startRecord, { sources: [], entities: [], record: wrong, reason }),
    refusal('bad-input'),
  );
});
