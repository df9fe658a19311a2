import type { Store, World } from '../../src/core/ports.ts';
import { choosePrefix } from '../../src/editorial/choose-prefix.ts';
import { closeRevision } from '../../src/editorial/close-revision.ts';
import { mergeRecords } from '../../src/editorial/merge-records.ts';
import { setFeatured } from '../../src/editorial/set-featured.ts';
import { withdraw } from '../../src/editorial/withdraw.ts';
import { done } from './fake-world.ts';
import { accountOf, itemOf, sentIn, subscriptionOf } from './items.ts';
import { says } from './records.ts';
import { plus, taken, why } from './taken.ts';

/**
 * Fills a world with a document in every state: CB-1 with two revisions, CB-2 withdrawn, CB-3 merged into CB-1 and its first version closed, CB-4 to
 * CB-6 drafts, and beside them sources, entities and keys with signs beyond the first 65,536. On the desk stand R-1, which
 * the account U-1 works on, R-2 refused and P-1 accepted; somebody is signed in and somebody follows CB-1.
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
  await done(world, closeRevision, { id: 'CB-3', base: 2, numbers: [1], ...why });
  await deskOf(world.store);
}

async function deskOf(store: Store): Promise<void> {
  const [reason, day] = ['Right. \u{1f44d}', '2026-03-02'];
  await store.transaction(async (tx) => {
    await tx.putAccount(accountOf('U-1', { password: '$argon2id$v=19$x' }), 0);
    const when = '2026-03-01T00:00:00.000Z';
    const session = { account: 'U-1', strength: 'full', made: when, seen: when, expires: when, label: 'A' } as const;
    await tx.putSession({ hash: 'a', ...session });
    await tx.putTicket({ hash: 'b', kind: 'set-password', account: 'U-1', expires: when });
    await tx.keepOnce('c', '1', when);
    await tx.putSubscription(subscriptionOf('F-1'));
    await tx.nextNumber('report', 2);
    await tx.nextNumber('proposal');
  });
  await sentIn(store, [
    itemOf('R-1', { claimedBy: 'U-1', due: day }),
    itemOf('R-2', { state: 'refused', outcome: { day, reason, records: [] } }),
    itemOf('P-1', { state: 'accepted', record: 'CB-1', outcome: { day, reason, records: ['CB-1'] } }),
  ]);
  await store.transaction((tx) => tx.putMessage({ item: 'R-1', from: 'editors', day, text: 'When was that?' }));
}
