/** Finds out which texts of a stream occur more than once. */
export type RepeatFinder = { readonly note: (text: string) => void; readonly mayRepeat: (text: string) => boolean };

const BITS = 1 << 23;
const PRIME = 0x01000193;

// FNV-1a, 32 bits (G. Fowler, L. C. Noll, P. Vo, 1991), started at two places.
function hashOf(text: string, start: number): number {
  let hash = start;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return (hash >>> 0) % BITS;
}

/**
 * A finder whose memory is 1 MB and the repeated texts, however long the stream: a Bloom filter (B. H. Bloom, CACM 13,
 * 1970) tells what may have been seen. A false alarm names a text that occurs once; a repeat is never missed.
 */
export function repeatFinder(): RepeatFinder {
  const bits = new Uint8Array(BITS / 8);
  const repeated = new Set<string>();
  const set = (at: number): boolean => {
    const mask = 1 << (at & 7);
    const was = ((bits[at >> 3] ?? 0) & mask) !== 0;
    bits[at >> 3] = (bits[at >> 3] ?? 0) | mask;
    return was;
  };
  const note = (text: string): void => {
    const first = set(hashOf(text, 0x811c9dc5));
    const second = set(hashOf(text, 0x3c6ef372));
    if (first && second) repeated.add(text);
  };
  return { note, mayRepeat: (text) => repeated.has(text) };
}
