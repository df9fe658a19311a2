import { z } from 'zod';
import { action } from '../core/action.ts';
import { everyone } from '../core/policy.ts';
import { itemOfReceipt, senderWords, tellEditors, typedReceipt } from './held-item.ts';

/** Whoever holds the receipt writes to the editors; an item that waited for an answer is theirs again. */
export const answerQuestions = action({
  name: 'answer-questions',
  who: everyone,
  discreet: true,
  input: z.strictObject({ receipt: typedReceipt, text: senderWords }),
  run: async ({ receipt, text }, { tx, world }): Promise<{ readonly item: string }> => {
    const item = await itemOfReceipt(tx, receipt);
    await tellEditors(tx, item, { day: world.clock.now().slice(0, 10), text });
    if (item.state === 'asked') await tx.changeItem({ ...item, state: 'open' }, item.version);
    return { item: item.id };
  },
});
