import { Secret, TOTP } from 'otpauth';

/** The codes of an app with this key. A code may be used once, so each is one step later than the one before; the server takes the next one, too. */
export function codesOf(key: string): () => string {
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')), digits: 6, period: 30 });
  let last = 0;
  return () => {
    last = Math.max(Math.floor(Date.now() / 30_000), last + 1);
    return totp.generate({ timestamp: last * 30_000 });
  };
}
