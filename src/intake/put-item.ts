import type { ActionContext } from '../core/action.ts';
import { canonicalJson } from '../core/canonical.ts';
import { Refused } from '../core/errors.ts';
import { type Item, type ItemContents, type ItemKind, itemKinds } from '../core/item.ts';
import { likenessOf } from '../core/likeness.ts';
import { receiptHashOf, receiptOf } from './receipt.ts';

/** What is new about an item that somebody sends; `words` is what it is compared by. */
export type SentItem<K extends ItemKind> = {
  readonly kind: K;
  readonly once: string;
  readonly title: string;
  readonly words: string;
  readonly content: ItemContents[K];
  readonly record?: string;
  readonly due?: string;
};

const MAX_TITLE = 300;

// The same words sent twice are one item. Other words under the same receipt would be lost if they were taken for those.
async function sentBefore<K extends ItemKind>({ kind, once, content }: SentItem<K>, { tx }: ActionContext) {
  const before = await tx.itemOfReceipt(receiptHashOf(receiptOf(once)));
  if (!before) return undefined;
  if (before.kind === kind && canonicalJson(before.content) === canonicalJson(content)) return before as Item<K>;
  throw new Refused(
    'conflict',
    'This form was sent already, with other words. Nothing was sent now: add to it with its receipt, or open a new form.',
  );
}

/**
 * Stores what somebody sent, under the receipt of its form and with nothing finer than the day. Sent twice, it is the item of
 * the first time; refuses with `conflict` when the form was sent before with other words.
 */
export async function putSentItem<K extends ItemKind>(sent: SentItem<K>, context: ActionContext): Promise<Item<K>> {
  const before = await sentBefore(sent, context);
  if (before) return before;
  const { kind, once, title, words, content, record, due } = sent;
  const { tx, world } = context;
  const item: Item<K> = {
    id: `${itemKinds[kind]}-${await tx.nextNumber(kind)}`,
    kind,
    state: 'open',
    version: 1,
    day: world.clock.now().slice(0, 'yyyy-mm-dd'.length),
    title: title.slice(0, MAX_TITLE),
    likeness: likenessOf(words),
    content,
    ...(record === undefined ? {} : { record }),
    ...(due === undefined ? {} : { due }),
  };
  await tx.putItem(item, receiptHashOf(receiptOf(once)));
  return item;
}
