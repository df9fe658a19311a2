import { z } from 'zod';
import { Refused } from '../core/errors.ts';
import type { Item } from '../core/item.ts';
import type { ReadStore, WriteStore } from '../core/ports.ts';
import { oddCharactersIn } from './odd-characters.ts';
import { receiptHashOf } from './receipt.ts';

const MAX_LINES = 100;
const MAX_WORDS = 5_000;

/** A receipt as somebody typed it; whether it has the right shape is never looked at. */
export const typedReceipt = z.string().max(10_000);

/** What a sender writes to the editors. */
export const senderWords = z
  .string()
  .trim()
  .min(1, 'Please write something first')
  .max(MAX_WORDS, `This takes ${MAX_WORDS.toLocaleString('en')} characters. Please keep what matters most`)
  .superRefine((text, context) => {
    const message = oddCharactersIn(text);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

/** The item behind a receipt. For every receipt that has none the refusal is the same, and costs the same. */
export async function itemOfReceipt(store: ReadStore, typed: string): Promise<Item> {
  const item = await store.itemOfReceipt(receiptHashOf(typed));
  if (item) return item;
  throw new Refused('bad-input', 'There is nothing under this receipt. Please check that all twelve words are there.', [
    { path: 'receipt', message: 'There is nothing under these words. Please check that all twelve are there.' },
  ]);
}

/** Adds a sender's line to the talk about an item; refuses when they have written very much already. */
export async function tellEditors(tx: WriteStore, item: Item, line: { day: string; text: string }): Promise<void> {
  const lines = await tx.messages(item.id);
  if (lines.filter(({ from }) => from === 'sender').length >= MAX_LINES) {
    throw new Refused('wrong-state', `${MAX_LINES} messages were sent with this receipt already; it takes no more.`);
  }
  await tx.putMessage({ item: item.id, from: 'sender', ...line });
}
