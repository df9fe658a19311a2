import { appendFileSync } from 'node:fs';

/** Whether the long versions of the promises are to run: `npm run promises -- --long`. */
export const isLong = process.env.CASEBOOK_LONG === '1';

/** The number for the short run of every `npm test`, or the one for the long run. */
export function shortOrLong(short: number, long: number): number {
  return isLong ? long : short;
}

/** Prints what a promise measured; `npm run promises` gathers it for PROMISES.md. */
export function figure(promise: string, text: string): void {
  console.log(`figure of ${promise}: ${text}`);
  const gathered = process.env.CASEBOOK_FIGURES;
  if (gathered) appendFileSync(gathered, `${JSON.stringify({ promise, text })}\n`);
}

/** The value below which the share `q` (0 to 1) of the values lies, by nearest rank; 0 when there are none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? 0;
}

/** A number in [0, 1) after another, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
