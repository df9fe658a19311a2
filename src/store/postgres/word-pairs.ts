// FNV-1a, 32 bits (G. Fowler, L. C. Noll, P. Vo, 1991), from two beginnings, its high bits mixed into the low ones.
const PRIME = 0x01000193;
const BEGINNINGS = [0x811c9dc5, 0x2f0b4c47];

const BITS_EACH = 6;
// The row stays small: of a text of many thousand words nearly every pair seems to stand in it.
const MOST_BYTES = 1_024;

function hashOf(text: string, beginning: number): number {
  let hash = beginning;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The numbers of each pair of neighbours; a text holds the pair only if the bits of these, modulo their count, are set. */
export function pairNumbers(words: readonly string[]): number[] {
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`);
  return [...new Set(pairs)].flatMap((pair) => BEGINNINGS.map((beginning) => hashOf(pair, beginning)));
}

/**
 * Which words stand side by side in some texts, as a Bloom filter (B. H. Bloom, CACM 13, 1970) of at least one byte with six
 * bits for each pair. It says of one in twelve other pairs that they do, so that few texts are read for nothing.
 */
export function pairsOf(texts: readonly (readonly string[])[]): Uint8Array {
  const numbers = texts.flatMap(pairNumbers);
  const bytes = Math.ceil(((numbers.length / BEGINNINGS.length) * BITS_EACH) / 8);
  const bits = new Uint8Array(Math.min(Math.max(1, bytes), MOST_BYTES));
  for (const number of numbers) {
    const bit = number % (bits.length * 8);
    bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  return bits;
}
