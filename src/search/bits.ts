/** A set of small numbers, one bit each; sets that meet in an operation have the same length. */
export type Bits = Uint32Array;

/** An empty set for the numbers 0 to `capacity` - 1; `capacity` is a multiple of 32. */
export function emptyBits(capacity: number): Bits {
  return new Uint32Array(capacity >>> 5);
}

/** The set of these numbers; those that do not fit are left out. */
export function bitsOf(numbers: Iterable<number>, capacity: number): Bits {
  const bits = emptyBits(capacity);
  for (const number of numbers) if (number < capacity) setBit(bits, number, true);
  return bits;
}

/** Whether the number is in the set. */
export function hasBit(bits: Bits, number: number): boolean {
  return (((bits[number >>> 5] as number) >>> (number & 31)) & 1) === 1;
}

/** Puts the number into the set, or takes it out. */
export function setBit(bits: Bits, number: number, held: boolean): void {
  const bit = 1 << (number & 31);
  const word = bits[number >>> 5] as number;
  bits[number >>> 5] = held ? word | bit : word & ~bit;
}

/** What is in both. */
export function both(a: Bits, b: Bits): Bits {
  const made = new Uint32Array(a.length);
  for (let at = 0; at < a.length; at += 1) made[at] = (a[at] as number) & (b[at] as number);
  return made;
}

/** What is in either. */
export function either(a: Bits, b: Bits): Bits {
  const made = new Uint32Array(a.length);
  for (let at = 0; at < a.length; at += 1) made[at] = (a[at] as number) | (b[at] as number);
  return made;
}

/** What is in `a` and not in `b`. */
export function without(a: Bits, b: Bits): Bits {
  const made = new Uint32Array(a.length);
  for (let at = 0; at < a.length; at += 1) made[at] = (a[at] as number) & ~(b[at] as number);
  return made;
}

/** How many numbers are in the set (a population count of each word). */
export function sizeOf(bits: Bits): number {
  let size = 0;
  for (let at = 0; at < bits.length; at += 1) {
    let word = bits[at] as number;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    size += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return size;
}

/** The numbers of the set, ascending. */
export function membersOf(bits: Bits): Uint32Array {
  const members = new Uint32Array(sizeOf(bits));
  let filled = 0;
  for (let at = 0; at < bits.length; at += 1) {
    for (let word = bits[at] as number; word !== 0; word &= word - 1) {
      members[filled] = (at << 5) + 31 - Math.clz32(word & -word);
      filled += 1;
    }
  }
  return members;
}
