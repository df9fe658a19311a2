import type { Item, ItemKind, ItemMessage, ItemState } from './item.ts';

/** Which items a list of the desk holds. `text` is looked for in titles and contents, each word by itself. */
export type ItemQuery = {
  readonly kinds?: readonly ItemKind[];
  readonly states: readonly ItemState[];
  readonly record?: string;
  /** An account, or nobody. */
  readonly claimedBy?: string | null;
  readonly likeness?: string;
  /** Only those that were due before this day. */
  readonly dueBefore?: string;
  readonly text?: string;
  /** Of items that are alike only the oldest, with the number of them. */
  readonly folded?: boolean;
  readonly order: 'oldest' | 'newest' | 'due';
  readonly limit: number;
  readonly offset: number;
};

/** An item as a list shows it, with the number of waiting items that are like it, itself included. */
export type ItemLine = Omit<Item, 'content'> & { readonly alike: number };

/** What may be asked about items. */
export interface ItemReads {
  item(id: string): Promise<Item | undefined>;
  /** The item whose receipt has this SHA-256 (hexadecimal). */
  itemOfReceipt(hash: string): Promise<Item | undefined>;
  items(query: ItemQuery): Promise<{ readonly total: number; readonly lines: readonly ItemLine[] }>;
  /** How many there are of each kind in each state; kinds and states without any are left out. */
  itemCounts(): Promise<readonly { readonly kind: ItemKind; readonly state: ItemState; readonly count: number }[]>;
  /** The links in those of these items that are reports and have any, by their ids. */
  reportLinks(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** The talk about an item, oldest first. */
  messages(item: string): Promise<readonly ItemMessage[]>;
}

/** What a transaction may do with items. None of it changes the public sequence. */
export interface ItemWrites {
  /** Stores a new item under the hash of its receipt. Refuses with `conflict` when that hash has one. */
  putItem(item: Item, receiptHash: string): Promise<void>;
  /** Stores the item over the one of `version`, as version + 1. Refuses with `conflict` when it has moved on. */
  changeItem(item: Item, version: number): Promise<void>;
  /** Adds a line to the talk; its number is given by the store. */
  putMessage(message: Omit<ItemMessage, 'n'>): Promise<void>;
  /** Erases how the senders of items can be reached that ended on this day or before; gives how many that were. */
  forgetContacts(day: string): Promise<number>;
}
