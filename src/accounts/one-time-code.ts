import { Secret, TOTP } from 'otpauth';

/** How many random bytes the key of an app for codes has: as many as SHA-1 gives back (RFC 4226). */
export const KEY_BYTES = 20;

const PERIOD = 30;
const KEY = /^[A-Z2-7]{32}$/;

/** Whether a text is a key of an app for codes, in base32. */
export function isCodeKey(text: string): boolean {
  return KEY.test(text);
}

/** The key of an app for codes in base32, from `KEY_BYTES` random bytes. */
export function codeKey(bytes: Uint8Array): string {
  return new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32;
}

function totp(key: string, names: { readonly issuer?: string; readonly label?: string } = {}): TOTP {
  return new TOTP({ ...names, algorithm: 'SHA1', digits: 6, period: PERIOD, secret: Secret.fromBase32(key) });
}

/** The `otpauth:` address that apps read, also from a QR code. */
export function codeAddress(key: string, names: { readonly issuer: string; readonly label: string }): string {
  return totp(key, names).toString();
}

/**
 * The step of time (of thirty seconds since 1970) whose code this is, by RFC 6238; undefined when it is none of now, of the
 * step before or of the one after. `time` is ISO 8601.
 */
export function stepOfCode(key: string, code: string, time: string): number | undefined {
  const token = code.replace(/[\s-]/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const timestamp = Date.parse(time);
  const delta = totp(key).validate({ token, timestamp, window: 1 });
  return delta === null ? undefined : Math.floor(timestamp / 1_000 / PERIOD) + delta;
}
