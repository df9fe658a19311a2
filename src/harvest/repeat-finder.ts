import { BloomFilter } from '../core/bloom-filter.ts';

/** Finds out which texts of a stream occur more than once. */
export type RepeatFinder = { readonly note: (text: string) => void; readonly mayRepeat: (text: string) => boolean };

const BITS = 1 << 25;

/**
 * A finder whose memory is 4 MB and the repeated texts, however long the stream. A false alarm names a text that occurs
 * once (of two million texts, about one in a thousand); a repeat is never missed.
 */
export function repeatFinder(): RepeatFinder {
  const seen = new BloomFilter(BITS);
  const repeated = new Set<string>();
  const note = (text: string): void => {
    if (seen.add(text)) repeated.add(text);
  };
  return { note, mayRepeat: (text) => repeated.has(text) };
}
