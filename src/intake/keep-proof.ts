import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { type Item, isWaiting } from '../core/item.ts';
import type { ReadStore } from '../core/ports.ts';

/** The item of a response; refuses with `not-found` where there is none. */
export async function responseItem(store: ReadStore, id: string): Promise<Item<'response'>> {
  const item = await store.item(id);
  if (item?.kind !== 'response') throw new Refused('not-found', `There is no response ${id}.`);
  return item as Item<'response'>;
}

/** Keeps that the token of a response was found at its domain; done by the job that looked, so that nobody else can say so. */
export const keepProof = action({
  name: 'keep-proof',
  who: ['keeper'],
  input: z.strictObject({ id: z.string().max(20), token: z.string(), how: z.enum(['dns', 'well-known']) }),
  run: async ({ id, token, how }, { tx, world }) => {
    const item = await responseItem(tx, id);
    const { content, state, version } = item;
    if (content.verified !== undefined || !isWaiting(state)) return { id, kept: false };
    if (content.token !== token) throw new Refused('conflict');
    const verified = { how, day: world.clock.now().slice(0, 10) };
    await tx.changeItem({ ...item, content: { ...content, verified } }, version);
    return { id, kept: true };
  },
});
