import type { IndexText } from '../core/index-text.ts';

/** The words of one record, by its number. */
export type TextRow = { readonly docid: number; readonly text: IndexText };

/** The part of the index that differs between engines: full text. Calls belong inside the store's transaction. */
export type TextWriter = {
  /** Takes records in; those that are there already must have been removed before. */
  put(rows: readonly TextRow[]): Promise<void>;
  remove(docids: readonly number[]): Promise<void>;
  clear(): Promise<void>;
};
