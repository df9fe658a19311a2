// FNV-1a, 32 bits (G. Fowler, L. C. Noll, P. Vo, 1991), from two beginnings, its high bits mixed into the low ones.
const PRIME = 0x01000193;

function hashOf(text: string, beginning: number): number {
  let hash = beginning;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Two hashes of a text, each of 32 bits. Databases keep what is made from them, so they never change. */
export function hashesOf(text: string): readonly [number, number] {
  return [hashOf(text, 0x811c9dc5), hashOf(text, 0x2f0b4c47)];
}

/**
 * A set of texts that tells which may have been added: a Bloom filter (B. H. Bloom, CACM 13, 1970) with three places for
 * each text, made from two hashes (A. Kirsch, M. Mitzenmacher, ESA 2006). What was added is never missed; that of the
 * others some seem to be in it depends on its size in bits, a power of two.
 */
export class BloomFilter {
  private readonly bits: Uint8Array;
  private readonly size: number;

  constructor(size: number) {
    this.size = size;
    this.bits = new Uint8Array(size / 8);
  }

  /** Adds a text; true when it seems to have been there before. */
  add(text: string): boolean {
    const wasThere = this.mayHold(text);
    for (const place of this.placesOf(text)) this.bits[place >> 3] = (this.bits[place >> 3] ?? 0) | (1 << (place & 7));
    return wasThere;
  }

  /** Whether the text may have been added. */
  mayHold(text: string): boolean {
    return this.placesOf(text).every((place) => ((this.bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0);
  }

  private placesOf(text: string): number[] {
    const [first, step] = hashesOf(text);
    return [0, 1, 2].map((turn) => (first + turn * step) % this.size);
  }
}
