/** Finds out which texts of a stream occur more than once. */
export type RepeatFinder = { readonly note: (text: string) => void; readonly mayRepeat: (text: string) => boolean };

const BITS = 1 << 25;
const PRIME = 0x01000193;
const STARTS = [0x811c9dc5, 0x3c6ef372, 0x1b873593];

// FNV-1a, 32 bits (G. Fowler, L. C. Noll, P. Vo, 1991), started at several places.
function hashOf(text: string, start: number): number {
  let hash = start;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return (hash >>> 0) % BITS;
}

/**
 * A finder whose memory is 4 MB and the repeated texts, however long the stream: a Bloom filter (B. H. Bloom, CACM 13,
 * 1970) tells what may have been seen. A false alarm names a text that occurs once (of two million texts, one in a
 * thousand); a repeat is never missed.
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
    const seen = STARTS.map((start) => set(hashOf(text, start)));
    if (!seen.includes(false)) repeated.add(text);
  };
  return { note, mayRepeat: (text) => repeated.has(text) };
}
