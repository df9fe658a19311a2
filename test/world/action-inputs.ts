import type { World } from '../../src/core/ports.ts';
import { choosePrefix } from '../../src/editorial/choose-prefix.ts';
import { takeIn } from '../../src/editorial/take-in.ts';
import { done } from './fake-world.ts';
import { smallArrival } from './records.ts';

const why = { reason: 'For a test', credit: 'A test' };

/**
 * An input with which each editors' action of that name succeeds, in this order, on the world of `readyForActions`.
 * A promise over all actions fails when an action has none.
 */
export const actionInputs: Readonly<Record<string, unknown>> = {
  'choose-prefix': { prefix: 'CB' },
  'take-in': smallArrival({ collection: 'second' }),
  'publish-draft': { id: 'CB-4', ...why },
  'set-featured': { id: 'CB-1' },
  merge: { id: 'CB-2', into: 'CB-1', base: 1, ...why },
  withdraw: { id: 'CB-3', base: 1, ...why },
  rebuild: {},
  'rebuild-later': {},
  'retry-job': { id: 'J-1' },
  'drop-job': { id: 'J-2', reason: 'For a test' },
};

/** Prepares a new world so that `actionInputs` fit: CB-1 to CB-3 published, CB-4 to CB-6 drafts, two jobs that wait. */
export async function readyForActions(world: World): Promise<void> {
  await done(world, choosePrefix, { prefix: 'CB' });
  await done(world, takeIn, smallArrival());
  await done(world, takeIn, smallArrival({ collection: 'drafts', draft: true }));
  const due = world.clock.now();
  for (const key of ['first', 'second']) await world.store.jobs.enqueue({ kind: 'test', key, due }, due);
}
