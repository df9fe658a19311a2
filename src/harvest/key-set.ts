import { sha256 } from '../core/canonical.ts';

/** Texts met so far, without the texts. */
export type KeySet = { readonly add: (text: string) => boolean };

const DIGITS = 13;
const FIRST_SIZE = 1 << 12;

// 52 bits of the digest, which a number holds exactly; zero marks an empty place.
const mark = (text: string): number => Number.parseInt(sha256(text).slice(0, DIGITS), 16) + 1;

function put(places: Float64Array, wanted: number): boolean {
  let at = wanted % places.length;
  for (; places[at] !== 0; at = (at + 1) % places.length) if (places[at] === wanted) return false;
  places[at] = wanted;
  return true;
}

/**
 * A set of texts that keeps 16 to 32 bytes of each, however long it is; `add` tells whether the text is new. Of a
 * million texts, one pair in ten thousand sets is taken for one text (52 bits of SHA-256).
 */
export function keySet(): KeySet {
  let places = new Float64Array(FIRST_SIZE);
  let size = 0;
  const grow = (): void => {
    const wider = new Float64Array(places.length * 2);
    for (const one of places) if (one !== 0) put(wider, one);
    places = wider;
  };
  const add = (text: string): boolean => {
    const isNew = put(places, mark(text));
    if (isNew) size++;
    if (size * 2 > places.length) grow();
    return isNew;
  };
  return { add };
}
