import { hashesOf } from '../../core/bloom-filter.ts';

const HASHES_EACH = 2;
const BITS_EACH = 6;
// The row stays small: of a text of many thousand words nearly every pair seems to stand in it.
const MOST_BYTES = 1_024;

/** The numbers of each pair of neighbours; a text holds the pair only if the bits of these, modulo their count, are set. */
export function pairNumbers(words: readonly string[]): number[] {
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`);
  return [...new Set(pairs)].flatMap(hashesOf);
}

/**
 * Which words stand side by side in some texts, as a Bloom filter (B. H. Bloom, CACM 13, 1970) of at least one byte with six
 * bits for each pair. It says of one in twelve other pairs that they do, so that few texts are read for nothing.
 */
export function pairsOf(texts: readonly (readonly string[])[]): Uint8Array {
  const numbers = texts.flatMap(pairNumbers);
  const bytes = Math.ceil(((numbers.length / HASHES_EACH) * BITS_EACH) / 8);
  const bits = new Uint8Array(Math.min(Math.max(1, bytes), MOST_BYTES));
  for (const number of numbers) {
    const bit = number % (bits.length * 8);
    bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  return bits;
}
