import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Canonical JSON (RFC 8785): the same value always gives the same text. Throws when the value has no JSON form. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('the value has no JSON form');
  return text;
}

/** SHA-256 of a text or of bytes, as 64 lower-case hexadecimal digits. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * The commitment to a revision: SHA-256(salt || canonical bytes), in hexadecimal. `salt` is 32 bytes.
 * Deleting text and salt together leaves a commitment that reveals nothing.
 */
export function commitmentOf(salt: Uint8Array, canonical: string): string {
  return createHash('sha256').update(salt).update(canonical, 'utf8').digest('hex');
}
