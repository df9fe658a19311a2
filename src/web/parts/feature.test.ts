import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacks, says } from '../../../test/world/records.ts';
import { tellingFacts } from './feature.ts';

test('the telling facts are those about which sources differ, and the first that is not disclosed', () => {
  const differing = [1, 2].map((amount) => says('people_affected', { amount }, { by: `Paper ${amount}` }));
  const facts = tellingFacts([
    says('devices', { amount: 1_039 }),
    lacks('operator', 'not-disclosed'),
    lacks('system', 'not-disclosed'),
    ...differing,
    says('people_affected', { amount: 3 }, { rank: 'deprecated', note: 'a slip' }),
  ]);
  assert.deepEqual(facts, [...differing, lacks('operator', 'not-disclosed')]);
});
