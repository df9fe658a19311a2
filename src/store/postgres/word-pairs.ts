import { hashesOf } from '../../core/bloom-filter.ts';

const PLACES_EACH = 3;
const BITS_EACH = 9;
// The row stays small: of a text of many thousand words nearly every pair seems to stand in it.
const MOST_BYTES = 1_536;

// Three places of two hashes (A. Kirsch, M. Mitzenmacher, ESA 2006).
function placesOf(pair: string): readonly number[] {
  const [first, step] = hashesOf(pair);
  return [first, first + step, first + 2 * step];
}

/** The numbers of each pair of neighbours; a text holds the pair only if the bits of these, modulo their count, are set. */
export function pairNumbers(words: readonly string[]): number[] {
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`);
  return [...new Set(pairs)].flatMap(placesOf);
}

/**
 * Which words stand side by side in some texts, as a Bloom filter (B. H. Bloom, CACM 13, 1970) of at least one byte with nine
 * bits for each pair. It says of one in forty other pairs that they do, so that few texts are read for nothing.
 */
export function pairsOf(texts: readonly (readonly string[])[]): Uint8Array {
  const numbers = texts.flatMap(pairNumbers);
  const bytes = Math.ceil(((numbers.length / PLACES_EACH) * BITS_EACH) / 8);
  const bits = new Uint8Array(Math.min(Math.max(1, bytes), MOST_BYTES));
  for (const number of numbers) {
    const bit = number % (bits.length * 8);
    bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  return bits;
}
