import type { World } from '../../src/core/ports.ts';
import { choosePrefix } from '../../src/editorial/choose-prefix.ts';
import { takeIn } from '../../src/editorial/take-in.ts';
import { done } from './fake-world.ts';
import { says } from './records.ts';

/** How many records wait to be edited by many writers: CB-1 and on. */
export const CROWD = 50;

/** Fills an empty collection with the records that many writers edit. */
export async function takeCrowdIn(world: World): Promise<void> {
  await done(world, choosePrefix, { prefix: 'CB' });
  const records = Array.from({ length: CROWD }, (_, n) => ({
    key: `record-${n}`,
    document: { language: 'en', statements: [says('title', `Case ${n}`), says('type', 'incident')] },
  }));
  const why = { reason: 'To be edited', credit: 'A test' };
  await done(world, takeIn, { collection: 'crowd', ...why, entities: [], sources: [], records });
}
