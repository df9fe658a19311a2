import { sha256 } from '../core/canonical.ts';

/** How many zero bits the hash must begin with: some 16,000 hashes, half a second in a browser. */
export const workBits = 14;

const NONCE = /^[0-9a-z]{1,12}$/;

/** Whether a browser did the work for this form: SHA-256 of `once:nonce` begins with so many zero bits. */
export function isWorked(once: string, nonce: string): boolean {
  if (!NONCE.test(nonce)) return false;
  return Number.parseInt(sha256(`${once}:${nonce}`).slice(0, 8), 16) < 2 ** (32 - workBits);
}
