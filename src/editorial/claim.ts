import { z } from 'zod';
import { type Action, action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { editors } from '../core/policy.ts';
import { anyWaiting, itemPlace } from './any-item.ts';

/** Takes an item for oneself. Of several who claim one version at once, one gets it and the others are refused. */
export const claim = action({
  name: 'claim',
  who: editors,
  input: z.strictObject(itemPlace),
  run: async (place, { tx, actor }) => {
    const item = await anyWaiting(tx, place);
    const { claimedBy } = item;
    if (claimedBy === actor.name) throw new Refused('wrong-state', `You are working on ${item.id} already.`);
    if (claimedBy !== undefined) throw new Refused('wrong-state', `Somebody else is working on ${item.id}.`);
    await tx.changeItem({ ...item, claimedBy: actor.name }, place.version);
    return { id: item.id };
  },
});

/** Lays an item back for others; any editor may, since whoever claimed it may be away. */
export const release: Action<{ readonly id: string }> = action({
  name: 'release',
  who: editors,
  input: z.strictObject(itemPlace),
  run: async (place, { tx }) => {
    const { claimedBy, ...item } = await anyWaiting(tx, place);
    if (claimedBy === undefined) throw new Refused('wrong-state', `Nobody is working on ${item.id}.`);
    await tx.changeItem(item, place.version);
    return { id: item.id };
  },
});
