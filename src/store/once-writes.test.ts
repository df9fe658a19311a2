import assert from 'node:assert/strict';
import { z } from 'zod';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { action } from '../core/action.ts';
import { everyone, reader } from '../core/policy.ts';

testOverEngines('a form that is sent many times at once is done once, and all are told the same', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  const draw = action({
    ...{ name: 'draw', who: everyone, input: z.strictObject({}) },
    run: async (_, { tx }) => ({ number: await tx.nextNumber('test') }),
  });
  const send = (once: string) => draw.perform(world, reader, {}, once);
  const answers = await Promise.all(['a', 'a', 'b', 'a'].map(send));
  const numbers = answers.map((answer) => (answer.ok ? answer.value.number : undefined));
  assert.deepEqual(numbers, [1, 1, 2, 1]);
  assert.equal((await world.store.auditLines({ action: 'draw', limit: 9, offset: 0 })).total, 2);
});
