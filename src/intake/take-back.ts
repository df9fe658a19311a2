import { z } from 'zod';
import { action } from '../core/action.ts';
import { type Item, isWaiting } from '../core/item.ts';
import { everyone } from '../core/policy.ts';
import { itemOfReceipt, tellEditors, typedReceipt } from './held-item.ts';

const REASON = 'Taken back by its sender.';
const NOTE = 'The sender takes this back, after it was published. What the record says is for the editors to judge.';

// What is taken back before anybody decided is not kept.
function emptied(item: Item, day: string): Item {
  const { claimedBy: _, due: __, ...rest } = item;
  const outcome = { day, reason: REASON, records: [] };
  const gone: Item = { ...rest, state: 'taken-back', outcome, content: withoutContact(item.content) };
  if (item.kind !== 'report') return gone;
  return { ...gone, title: 'A report that was taken back', content: { what: REASON, links: [] } };
}

function withoutContact(content: Item['content']): Item['content'] {
  const { contact: _, ...rest } = content;
  return rest as Item['content'];
}

/**
 * Whoever holds the receipt takes the item back: while it waits it ends and a report's words are erased; after it became
 * something public the editors are told, and the record stays theirs to judge. What was refused stays as it is.
 */
export const takeBack = action({
  name: 'take-back',
  who: everyone,
  discreet: true,
  input: z.strictObject({ receipt: typedReceipt }),
  run: async ({ receipt }, { tx, world }): Promise<{ readonly item: string }> => {
    const item = await itemOfReceipt(tx, receipt);
    const day = world.clock.now().slice(0, 10);
    if (isWaiting(item.state)) await tx.changeItem(emptied(item, day), item.version);
    else if (item.state === 'accepted' && !(await wasTold(tx, item.id)))
      await tellEditors(tx, item, { day, text: NOTE });
    return { item: item.id };
  },
});

async function wasTold(tx: Parameters<typeof tellEditors>[0], item: string): Promise<boolean> {
  return (await tx.messages(item)).some(({ from, text }) => from === 'sender' && text === NOTE);
}
