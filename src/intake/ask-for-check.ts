import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { type Item, isWaiting } from '../core/item.ts';
import { everyone } from '../core/policy.ts';
import type { ReadStore } from '../core/ports.ts';
import { receiptHashOf } from './receipt.ts';

/** The kind of job that looks for the token of one response. */
export const CHECK_JOB = 'check-response';

const MINUTE = 'yyyy-mm-ddThh:mm'.length;

/** The response that a receipt belongs to; refuses with `not-found` where there is none. */
export async function responseOfReceipt(store: ReadStore, typed: string): Promise<Item<'response'>> {
  const item = await store.itemOfReceipt(receiptHashOf(typed));
  if (item?.kind !== 'response') throw new Refused('not-found', 'There is no response with this receipt.');
  return item as Item<'response'>;
}

/** The organisation says that its token is published: a job looks there, at most one in a minute. */
export const askForCheck = action({
  name: 'ask-for-check',
  who: everyone,
  discreet: true,
  input: z.strictObject({ receipt: z.string().max(2_000) }),
  run: async ({ receipt }, { tx, world }) => {
    const { id, state, content } = await responseOfReceipt(tx, receipt);
    const isOpen = isWaiting(state) && content.domain !== undefined && content.verified === undefined;
    if (!isOpen) return { id, look: 'none' as const };
    const due = world.clock.now();
    const key = `${id} ${due.slice(0, MINUTE)}`;
    const job = await tx.enqueue({ kind: CHECK_JOB, key, due, payload: { id } }, due);
    return { id, look: job === undefined ? ('lately' as const) : ('ordered' as const) };
  },
});
