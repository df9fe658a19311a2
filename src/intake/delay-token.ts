import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long nobody can have needed less to fill in the form, and for how long a form may lie open (ms). */
export const delayLimits = { least: 4_000, most: 24 * 3_600_000 } as const;

// Time is told in steps so coarse that a form does not say when it was opened to the second.
const STEP = 2_000;
const TOKEN = /^([0-9a-z]{1,12})\.([0-9a-f]{64})$/;

/** What a token says: that it is fine, that it is too young or too old, or that it is none of ours for this form. */
export type Delay = 'passed' | 'too-soon' | 'too-late' | 'not-ours';

function sealOf(key: string, once: string, step: string): Buffer {
  return createHmac('sha256', key).update(`casebook delay ${once} ${step}`).digest();
}

/** A token that says when, roughly, the form with this `once` was opened; `now` in milliseconds since 1970. */
export function delayToken(key: string, once: string, now: number): string {
  const step = Math.ceil(now / STEP).toString(36);
  return `${step}.${sealOf(key, once, step).toString('hex')}`;
}

/** Reads the token that came back with a form; nothing of it is kept. */
export function readDelay(key: string, sent: { readonly once: string; readonly token: string }, now: number): Delay {
  const [, step = '', seal = ''] = TOKEN.exec(sent.token) ?? [];
  if (seal === '' || !timingSafeEqual(Buffer.from(seal, 'hex'), sealOf(key, sent.once, step))) return 'not-ours';
  const age = now - Number.parseInt(step, 36) * STEP;
  if (age < delayLimits.least) return 'too-soon';
  return age > delayLimits.most ? 'too-late' : 'passed';
}
