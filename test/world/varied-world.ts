import type { World } from '../../src/core/ports.ts';
import { choosePrefix } from '../../src/editorial/choose-prefix.ts';
import { mergeRecords } from '../../src/editorial/merge-records.ts';
import { setFeatured } from '../../src/editorial/set-featured.ts';
import { withdraw } from '../../src/editorial/withdraw.ts';
import { done } from './fake-world.ts';
import { says } from './records.ts';
import { plus, taken, why } from './taken.ts';

/**
 * Fills a world with a document in every state: CB-1 with two revisions, CB-2 withdrawn, CB-3 merged into CB-1, CB-4 to
 * CB-6 drafts, and beside them sources, entities and keys with signs beyond the first 65,536.
 */
export async function vary(world: World): Promise<void> {
  await done(world, choosePrefix, { prefix: 'CB' });
  await taken(world);
  await taken(world, plus('harbour', says('place', 'Rotterdam \u{1f6a2} \ufffd')));
  await done(world, mergeRecords, { id: 'CB-3', into: 'CB-1', base: 1, ...why });
  await done(world, withdraw, { id: 'CB-2', base: 1, ...why });
  await taken(world, { collection: 'second \u{10400}', draft: true });
  await taken(world, { collection: 'second \uff5e', records: [] });
  await done(world, setFeatured, { id: 'CB-1' });
}
