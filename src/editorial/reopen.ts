import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { isWaiting } from '../core/item.ts';
import { editors } from '../core/policy.ts';
import { anyItem, itemPlace, toldReason } from './any-item.ts';

/** Opens a decided item again and tells its sender why; what was published meanwhile stays as it is. */
export const reopen = action({
  name: 'reopen',
  who: editors,
  input: z.strictObject({ ...itemPlace, reason: toldReason }),
  run: async ({ reason, ...place }, { tx, world }) => {
    const { outcome: _, ...item } = await anyItem(tx, place);
    if (isWaiting(item.state)) throw new Refused('wrong-state', `${item.id} is open already.`);
    if (item.state === 'taken-back') throw new Refused('wrong-state', 'Its sender took it back; that stands.');
    await tx.putMessage({ item: item.id, from: 'editors', day: world.clock.now().slice(0, 10), text: reason });
    await tx.changeItem({ ...item, state: 'open' }, place.version);
    return { id: item.id };
  },
});
